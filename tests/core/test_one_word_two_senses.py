"""One English word is often two in Chinese: each page has the one it means."""
import pytest

from tests.browse import Browser
from tests.world import PASSWORD

HEADS = {
    "/account": ["时间", "事件", "登录方式", "设备", "IP 地址"],
    "/admin/audit/sign-ins": ["时间", "操作人", "事件", "登录方式", "IP 地址", "设备"],
    "/sales/pipelines": ["名称", "阶段", "进行中的商机", "顺序"],
    "/service/settings": ["承诺", "适用于", "首次答复", "后续答复", "解决", "日历"],
}


@pytest.fixture
def ada(house):
    browser = Browser(house)
    browser.open("/sign-in?next=/account").submit(email="ada@example.org", password=PASSWORD).submit(language="zh")
    return browser


@pytest.mark.parametrize("path", HEADS)
def test_what_a_column_is_called(ada, path):
    assert ada.open(path).table()[0] == HEADS[path]


def test_who_came_in_has_come_in(ada):
    assert ada.open("/admin/audit/sign-ins").table()[1][2] == "已登录"


def test_the_audits_are_named_as_what_they_hold(ada):
    assert [link.text(strip=True) for link in ada.open("/admin/audit").css("main nav a")][:3] == [
        "记录", "人员与权限", "登录记录"]


def test_a_field_of_numbers_is_no_field_of_codes(ada):
    page = ada.open("/admin/fields?kind=party").follow("新建字段")
    assert [option.text(strip=True) for option in page.css("select[name=type] option")] == [
        "文本", "数字", "金额", "日期", "选项", "是或否", "链接"]


def test_who_is_away_is_a_person(ada):
    labels = [label.text(strip=True) for label in ada.open("/service/absences").css("form label[for]")]
    assert labels[:3] == ["人员*", "开始日期*", "结束日期*"]
