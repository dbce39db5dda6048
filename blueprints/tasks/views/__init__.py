"""The pages of tasks, and what is done to one."""
from blueprints.tasks.views import acts, tasks

__all__ = ["acts", "tasks"]
