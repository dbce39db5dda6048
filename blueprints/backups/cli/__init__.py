"""`flask backup`, `flask restore`, `flask move-to`."""
from blueprints.backups.cli.copies import backup, restore
from blueprints.backups.cli.moving import move_to

__all__ = ["backup", "move_to", "restore"]
