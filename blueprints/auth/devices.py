"""What a browser calls itself, as a person would say it."""
from core.words import _

# The first that occurs counts: browsers name their ancestors, too.
BROWSERS = [("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"),
            ("FxiOS", "Firefox"), ("SamsungBrowser", "Samsung Internet"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"),
            ("Safari/", "Safari")]
SYSTEMS = [("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"),
           ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS", "macOS"), ("Linux", "Linux")]


def device_name(user_agent):
    """ "Firefox, Windows"; what is unknown is left out, and if all is, the beginning of what the browser sent."""
    named = [next((name for mark, name in marks if mark in user_agent), None) for marks in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, named)) or user_agent[:60] or _("Unknown device")
