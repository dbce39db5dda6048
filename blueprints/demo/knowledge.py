"""Articles of the knowledge base, each in both languages, and where they were used."""
from blueprints.demo.ledger import made
from blueprints.service.actions import articles
from core.access import of
from models import Record, Ticket, db

ARTICLES = (
    ("public", "How long green tea should steep", "绿茶要泡多久",
     "Water of 80 degrees, not boiling, and two minutes. The second pot may stand for three. Use a spoon of leaves "
     "(3 g) for a cup of 200 ml.\n\nIf it tastes bitter, the water was too hot.",
     "水温80度，不要用沸水，泡两分钟；第二泡可以三分钟。一杯200毫升放一匙（3克）茶叶。\n\n如果发苦，说明水太烫。"),
    ("public", "What to do when something arrives broken", "收货破损怎么办",
     "1. Take a picture of the carton from outside, and of what is broken.\n2. Answer our message with both, or use "
     "the page of your request.\n3. Keep the carton for two days; you need not send anything back.\n\nA replacement "
     "leaves the next working day.",
     "1. 拍下纸箱外观和破损物品。\n2. 回复我们的消息或在您的请求页面上传照片。\n"
     "3. 纸箱保留两天，无需寄回。\n\n补发的货下一个工作日寄出。"),
    ("public", "When we deliver", "配送时间",
     "Monday to Friday from 8 to 17. In December on Saturdays, too, at no extra cost, if you order by Thursday noon.",
     "周一至周五8点至17点。十二月的周六也送货，不另收费，请在周四中午前下单。"),
    ("internal", "Lids that wobble: which lots", "壶盖晃动：涉及哪些批次",
     "The rim of pots of some lots is two millimetres too wide. Exchange without asking for the pot back; note the lot "
     "on the complaint, so that it counts for the supplier.",
     "部分批次的壶口宽了两毫米。直接换货，无需客户寄回；请在投诉档案中记下批次，以便计入供应商记录。"),
    ("internal", "Changing a VAT number on an invoice", "更改发票税号",
     "Ask accounting to void the old invoice first. Then issue the new one under the same order, and tell the customer "
     "that the old one is void.",
     "先请财务作废旧发票，再按同一订单重新开具，并告知客户旧发票已作废。"),
)
USES = 14  # of the newest tickets, in turn


def write_articles(stage):
    """All are published but the last, which somebody still works on."""
    agents = stage.of_team("service")
    tickets = db.session.scalars(of(Ticket).where(Ticket.id.in_(made(Ticket)), Ticket.kind_of != "problem").order_by(
        Record.created_at.desc(), Ticket.id.desc()).limit(USES)).all()
    for number, (audience, title, title_zh, body, body_zh) in enumerate(ARTICLES):
        agent = agents[number % len(agents)]
        stage.at = stage.moment(60 - 9 * number)
        article = articles.write_article({"en": (title, body), "zh": (title_zh, body_zh)}, audience, by=agent)
        if number < len(ARTICLES) - 1:
            articles.publish(article, by=agent)
            for ticket in tickets[number::len(ARTICLES)]:
                stage.at = ticket.created_at
                articles.use(article, ticket, by=agent)


STEPS = [write_articles]
