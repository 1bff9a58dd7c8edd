"""Events: what this checkout's two hold, and two made-up ones to add."""

from __future__ import annotations

#: Kinds of the blocks of each exchange: q question, c context, h headline, a answer, s supplement,
#: i interpretation, r remark; a capital is a list item.
EXPECTED = {
    "interview": {
        f"interview-q{n:02d}": "q" + "a" * {2: 2, 5: 3, 6: 2, 9: 3, 22: 2, 23: 2}.get(n, 1)
        for n in range(1, 28)
    },
    "utokyo": {
        "utokyo-s1-q1": "qchaaaaa",
        "utokyo-s2-q1": "qchaa",
        "utokyo-s2-q2": "qchaaaSS",
        "utokyo-s3-q1": "qchaaarsII",
        "utokyo-s4-q1": "qchaas",
        "utokyo-s5-q1": "qhaa",
        "utokyo-s6-q1": "qchaass",
    },
}
ARTICLE = """はじめに
架空の集まりの記録である。
1|海の話
2|山の話
3|空の話
本題に入る。
1|海の話
Q. 海はなぜ青いのか？
子どもの問いから始まった。
A. 光のせい
赤い光は吸われ、青い光が残る。3年かけ、延べ２０人で調べた。
※ 細かな話は省いた。
▼ 補足:
- 深さで色は変わる。
- 濁れば緑になる。
地の文も一つある。
Q. 波について
A. 風が起こす
- 強い風
- 長い風
2|山の話
この節は前置きが長い。
Q. 山は動くか？
A. 動く
年に数ミリだという。
▼ 解釈:
※ 筆者の感想である。
3|空の話
Q. スタートアップは空を目指すか
A. 目指すかもしれない
AGIの話も少し出た。
おわりに
以上である。"""
THREAD = "前置き" + "".join(
    f" --- Q{n}. 架空の問い{n}はどうか？ 答えるのに{n}日かかる。 二つ目の段落{n}。"
    for n in range(1, 61)
)
