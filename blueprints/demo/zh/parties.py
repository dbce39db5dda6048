"""公司往来的客户、供应商与联系人。名称均为虚构。"""
from blueprints.demo.en import parties as abroad

WORDS = [tuple(pair.split(":")) for pair in """
青篱:qingli 松间月:songjianyue 竹溪:zhuxi 听荷:tinghe 半亩:banmu 素瓷:suci 南枝:nanzhi 溪石:xishi 晚晴:wanqing
陶隐:taoyin 观澜阁:guanlange 云脚:yunjiao 雁回:yanhui 白鹭洲:bailuzhou 一盏:yizhan 知味斋:zhiweizhai 拾穗:shisui
春山里:chunshanli 墨梅:momei 鹿鸣苑:lumingyuan 沐野:muye 问茗:wenming 桐花巷:tonghuaxiang 疏影:shuying
石上泉:shishangquan
澄碧:chengbi 漫山:manshan 芦雪:luxue 归棹:guizhao 小满记:xiaomanji 橘洲:juzhou 岚光:languang 柳浪:liulang 青梧:qingwu
渔火:yuhuo 林下:linxia 星渚:xingzhu 禾木:hemu 砚池:yanchi 朝露:zhaolu 闲云:xianyun 幽兰:youlan 枕溪:zhenxi 梅坞:meiwu
""".split()]
TRADES = {
    "customer": ["茶馆", "酒店", "食品商行", "家居用品店", "厨具商行", "餐饮服务部", "礼品店", "百货商店",
                 "陶瓷经营部", "烘焙坊",
                 "餐厅", "生活馆"],
    "supplier": ["茶场", "瓷厂", "包装厂", "玻璃制品厂", "香料行", "货运部"],
    "partner": ["设计工作室", "会展服务部", "物流部", "推广工作室"],
    "competitor": ["茶叶批发部", "贸易行"],
}
GIVEN = [tuple(pair.split(":")) for pair in """
安宁:anning 博文:bowen 春华:chunhua 德明:deming 恩慧:enhui 芳菲:fangfei 国栋:guodong 海燕:haiyan 嘉禾:jiahe
俊杰:junjie
可欣:kexin 立新:lixin 美玲:meiling 宁远:ningyuan 佩珊:peishan 清扬:qingyang 瑞雪:ruixue 书瑶:shuyao 天佑:tianyou
婉清:wanqing 晓峰:xiaofeng 雅琴:yaqin 泽宇:zeyu 志强:zhiqiang 紫薇:ziwei""".split()]
FAMILIES = [tuple(pair.split(":")) for pair in """
白:bai 蔡:cai 邓:deng 范:fan 高:gao 胡:hu 蒋:jiang 孔:kong 梁:liang 马:ma 倪:ni 潘:pan 秦:qin 任:ren 石:shi 田:tian
魏:wei 谢:xie 姚:yao 钟:zhong 朱:zhu 邹:zou""".split()]
CITIES = {
    "CN": ["杭州", "苏州", "厦门", "成都", "西安", "长沙", "青岛", "昆明"],
    "GB": ["伦敦", "约克"], "US": ["波士顿", "芝加哥"], "DE": ["汉堡", "科隆"], "FR": ["里昂", "南特"],
    "NL": ["乌得勒支"], "AU": ["珀斯"], "JP": ["京都", "名古屋"],
}
STREETS = ["集贤路12号", "水街3号", "滨江大道48号", "站前广场7号", "文昌巷21号", "运河西路5号"]
TITLES = ["店主", "采购经理", "会计", "厨师长", "店长", "总经理"]
ABOUT = ["三家分店，习惯电话订货。", "秋季展会上认识的客户。", "常订大罐装的招牌拼配茶。", "每季更换一次商品。",
         "希望瓷器上印自家标志。", "小店，回头客很多。"]
LOCK_REASONS = ["经管理层同意：框架合同到年底", "装修期间暂停采购", "代关联公司统一下单"]


def organisation(number, role, country, city):
    """某编号的单位名称；同一角色下不重名。国外单位保留外文名。"""
    if country != "CN":
        return abroad.organisation(number, role, country, city)
    word, trades = WORDS[number % len(WORDS)][0], TRADES[role]
    return f"{city}{word}{trades[(number + number // len(WORDS) * 5) % len(trades)]}"


def host(number, country):
    if country != "CN":
        return abroad.host(number, country)
    stem, turn = WORDS[number % len(WORDS)][1], number // len(WORDS)
    return f"{stem}{turn + 1 if turn else ''}.example"


def street(chance, country):
    return chance.choice(STREETS if country == "CN" else abroad.STREETS)


def person(given, family):
    return f"{family}{given}"


def spelt_otherwise(name):
    """同一家单位的另一种写法：加上法定后缀。"""
    return f"{name}有限公司"
ASKS_ACCESS = "对方也想为我们供货：目前由谁联系？"
