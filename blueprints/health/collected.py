"""What is not counted but looked up when Prometheus asks: jobs and the newest backup."""
from prometheus_client.core import GaugeMetricFamily

from blueprints.health import queries


class Workings:
    """A registry of gauges read at that moment."""

    def collect(self):
        jobs = GaugeMetricFamily("guanxi_jobs", "Jobs that are not done, by state.", labels=["state"])
        for state, number in queries.jobs_by_state().items():
            jobs.add_metric([state], number)
        yield jobs
        yield GaugeMetricFamily("guanxi_oldest_job_seconds", "How long the oldest job could have begun.",
                                value=queries.oldest_waiting())
        age = queries.backup_age()
        if age is not None:
            yield GaugeMetricFamily("guanxi_backup_age_seconds", "Since the newest backup was made.", value=age)
