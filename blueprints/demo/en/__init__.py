"""The sample in English: facts alone, one file a domain. `zh` says the same in Chinese under the same names."""
from blueprints.demo.en.after_sales import *  # noqa: F403
from blueprints.demo.en.company import *  # noqa: F403
from blueprints.demo.en.complaints import *  # noqa: F403
from blueprints.demo.en.cooperation import *  # noqa: F403
from blueprints.demo.en.corrective import *  # noqa: F403
from blueprints.demo.en.deals import *  # noqa: F403
from blueprints.demo.en.entries import *  # noqa: F403
from blueprints.demo.en.loyalty import *  # noqa: F403
from blueprints.demo.en.orders import *  # noqa: F403
from blueprints.demo.en.papers import *  # noqa: F403
from blueprints.demo.en.parties import *  # noqa: F403
from blueprints.demo.en.partners import *  # noqa: F403
from blueprints.demo.en.pool import *  # noqa: F403
from blueprints.demo.en.selections import *  # noqa: F403
from blueprints.demo.en.tasks import *  # noqa: F403
from blueprints.demo.en.tickets import *  # noqa: F403
