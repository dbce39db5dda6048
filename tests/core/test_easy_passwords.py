"""Which passwords are refused as too easy."""
import pytest

from core.easy_passwords import common, has_own_word, is_easy


@pytest.mark.parametrize("password", [
    "password1234", "Password2026!!", "passwordpassword", "123456789012", "qwertyuiop12", "QWERTYUIOPASDF",
    "iloveyou!!!!!!", "abcabcabcabc", "aaaaaaaaaaaa", "0987654321098", "administrator", "!!!Dragon!!!!",
    "letmeinletmein", "p-a-s-s-w-o-r-d", "abcdefghijklm", "111122223333",
])
def test_first_guesses(password):
    assert is_easy(password)


@pytest.mark.parametrize("password", [
    "correct horse battery", "a new and longer password", "another horse battery", "Kn9!xv2#Lq8@",
    "我的猫喜欢在屋顶上睡觉呢",
    "grey tulip tram", "yellowstonepark7",
])
def test_what_is_long_and_nobody_s_first_guess(password):
    assert not is_easy(password)


def test_the_list_is_folded_and_whole():
    assert len(common()) > 30_000
    assert all(word == word.casefold() for word in common())


@pytest.mark.parametrize("password, held", [
    ("my name is Rita!", True), ("harbour-crane-77", True), ("r.ruiz is me", True), ("some other words", False)])
def test_own_words(password, held):
    assert has_own_word(password, "Rita Ruiz", "r.ruiz@harbour.example") is held
