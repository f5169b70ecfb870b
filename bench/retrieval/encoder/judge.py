"""What the encoder's chances bring beside the signs in use, each author left out of the fit.

python bench/retrieval/encoder/judge.py FOLDER   (learn.py wrote FOLDER/chances.jsonl)
"""

import json
import sys

import numpy as np

SECTION_WEIGHT = 0.696  # of the section's chance in ranker.ts
FLOOR, ENOUGH, RIVAL, MOST = 1e-3, 0.85, 0.1, 3  # ranker.ts, choose-passages.ts
CHANCE, UNANSWERED, CASE, MISSED = 1, 3, 4, 13  # sightingFeatures of sureness.ts
DECAY = 0.01

folder = sys.argv[1]
read = lambda name: [json.loads(line) for line in open(f"{folder}/{name}.jsonl")]
passages, questions = read("passages"), read("questions")
for question, chances in zip(questions, read("chances")):
    question["net"] = np.array(chances)


def logit(chance):
    inside = np.clip(chance, 0.005, 0.995)
    return np.log(inside / (1 - inside))


def chosen(question, share):
    """The passages quoted, and the chance of them together, when the encoder has a share in the chance of each section."""
    order = question["order"]
    at = np.array([one["at"] for one in order])
    known = np.array([one["section"] for one in order])
    mixed = np.log((1 - share) * (np.exp(known) - FLOOR) + share * question["net"][at] + FLOOR)
    score = np.array([one["score"] for one in order]) + SECTION_WEIGHT * (mixed - known)
    chance = np.exp(score - score.max()) / np.exp(score - score.max()).sum()
    first, *rest = np.argsort(-chance)
    rivals = [] if chance[first] >= ENOUGH else [one for one in rest if chance[one] >= RIVAL * chance[first]]
    quoted = [first, *rivals[: MOST - 1]]
    return at[quoted], chance[quoted].sum(), at[[first, *rest[: MOST - 1]]]


def holds(question, at):
    return np.array(question["held"])[at].any(0).all() if question["facts"] else False


def row(question, share, net, only):
    """The signs of a question, and whether its answer would be right."""
    if not question["order"]:
        at, chance = [], 0.0
    else:
        at, chance, _ = chosen(question, share)
    signs = np.array(question["signs"])
    signs[CHANCE] = logit(chance)
    signs = signs[only] if only else signs[1:]
    if net:
        sections, none, cases = np.split(question["net"], [len(passages), len(passages) + 1])
        signs = np.r_[signs, logit(sections[at].sum() if len(at) else 0), np.log(none + 0.001), logit(cases.sum())]
    return signs, float(not question["isForPerson"] and holds(question, at))


def fitted(values, right):
    """Logistic regression by Newton's steps, on values of one scale."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = lambda rows: np.c_[np.ones(len(rows)), (rows - mean) / spread]
    x, weights = scaled(values), np.zeros(values.shape[1] + 1)
    decay = DECAY * np.eye(len(weights))
    decay[0, 0] = 1e-6
    for _ in range(40):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - right) / len(x) + decay @ weights
        weights -= np.linalg.solve((x * (chance * (1 - chance))[:, None]).T @ x / len(x) + decay, slope)
    return lambda rows: 1 / (1 + np.exp(-scaled(rows) @ weights))


def sure(rows, share, net, only):
    values, right = (np.array(column) for column in zip(*(row(one, share, net, only) for one in rows)))
    authors = np.array([one["set"] for one in rows])
    chance = np.zeros(len(rows))
    for author in set(authors):
        chance[authors == author] = fitted(values[authors != author], right[authors != author])(values[authors == author])
    return chance, right


def under_curve(chance, right):
    return (chance[right == 1][:, None] > chance[right == 0][None]).mean()


answerable = [one for one in questions if one["facts"] and not one["isForPerson"]]
for share in (0, 0.3, 0.5, 0.7):
    quoted = sum(holds(one, chosen(one, share)[0]) for one in answerable)
    three = sum(holds(one, chosen(one, share)[2]) for one in answerable)
    print(f"share {share}: of {len(answerable)} the passages chosen hold all of {quoted}, the first three of {three}")

reaching = [one for one in questions if one["reachesSearch"] and (one["facts"] or one["isForPerson"])]
is_open = np.array([one["isOpen"] for one in reaching])
for name, share, net, only in (
    ("signs in use", 0, False, None),
    ("four of them", 0, False, [CHANCE, UNANSWERED, CASE, MISSED]),
    ("and the encoder's chance, none, case", 0, True, None),
    ("and its share in the sections 0.5", 0.5, True, None),
    ("four of them, the same", 0.5, True, [CHANCE, UNANSWERED, CASE, MISSED]),
):
    chance, right = sure(reaching, share, net, only)
    best = right[is_open][np.argsort(-chance[is_open])]
    wrong = np.cumsum(1 - best)
    at = {most: int(best[wrong <= most].sum()) for most in (15, 18, 22, 26)}
    print(f"{name}: area {under_curve(chance, right):.3f}, right where so many are wrong: {at}")
