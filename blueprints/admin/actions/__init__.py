"""What administrators do: users, teams, jobs."""
