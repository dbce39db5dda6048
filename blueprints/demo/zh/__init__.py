"""The sample in Chinese: the same facts as `en`, under the same names."""
from blueprints.demo.zh.after_sales import *  # noqa: F403
from blueprints.demo.zh.company import *  # noqa: F403
from blueprints.demo.zh.complaints import *  # noqa: F403
from blueprints.demo.zh.cooperation import *  # noqa: F403
from blueprints.demo.zh.corrective import *  # noqa: F403
from blueprints.demo.zh.deals import *  # noqa: F403
from blueprints.demo.zh.entries import *  # noqa: F403
from blueprints.demo.zh.loyalty import *  # noqa: F403
from blueprints.demo.zh.orders import *  # noqa: F403
from blueprints.demo.zh.papers import *  # noqa: F403
from blueprints.demo.zh.parties import *  # noqa: F403
from blueprints.demo.zh.partners import *  # noqa: F403
from blueprints.demo.zh.pool import *  # noqa: F403
from blueprints.demo.zh.selections import *  # noqa: F403
from blueprints.demo.zh.tasks import *  # noqa: F403
from blueprints.demo.zh.tickets import *  # noqa: F403
