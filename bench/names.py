"""Names and words of the large sample: the same for the same number, Latin and Chinese."""

FIRST = ("Amber Birch Cedar Delta Ember Fjord Grove Harbour Indigo Jasper Keystone Lumen Meridian Northern "
         "Orchard Pioneer Quarry Ridge Summit Timber Union Valley Willow Xenon Yarrow Zenith").split()
SECOND = ("Trading Foods Logistics Optics Textiles Bearings Ceramics Packaging Electronics Instruments Paper "
          "Glass Tools Chemicals Motors Plastics Lighting Furniture").split()
LEGAL = ("Ltd", "GmbH", "Inc", "S.A.", "B.V.")
CITIES = ("London", "Leeds", "Hamburg", "Lyon", "Rotterdam", "Gdansk", "Turin", "Porto", "上海", "深圳", "苏州", "成都")
COUNTRIES = ("GB", "GB", "DE", "FR", "NL", "PL", "IT", "PT", "CN", "CN", "CN", "CN")
PLACES = ("上海", "北京", "深圳", "苏州", "成都", "杭州", "青岛", "武汉")
TRADES = ("光华电子", "远洋贸易", "明日食品", "金桥物流", "蓝湖仪器", "东方纺织", "长城工具", "和平陶瓷")
CHORES = ("Call back about the offer", "Send the price list", "Ask for the signed contract", "Check the delivery date",
        "Invite to the spring fair", "回访客户", "确认订单交期", "寄送样品", "Prepare the yearly review",
        "Clarify the complaint")
SAID = ("Spoke with purchasing: they compare two offers and decide next week.", 
        "Left a message, will try again tomorrow.",
        "Visited the warehouse, everything was delivered in good order.", "客户希望下个月提前交货，需要和仓库确认。",
        "They ask for a discount on the next order of bearings.", "报价已发送，等待对方财务确认。")


def company(number):
    """A company's name; every third one is Chinese."""
    if number % 3 == 2:
        return f"{PLACES[number % 8]}{TRADES[number // 8 % 8]}{number}有限公司"
    return f"{FIRST[number % 26]} {SECOND[number // 26 % 18]} {number} {LEGAL[number % 5]}"
