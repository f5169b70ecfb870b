"""Learns which section, article, case or nothing a question is for, and writes the chances for the questions to judge by.

python bench/retrieval/encoder/learn.py FOLDER   (data.ts wrote FOLDER; six minutes of a core that has bfloat16)
"""

import json
import random
import sys

import torch
from model import Encoder, Packed
from torch import nn
from torch.nn import functional as F

FROZEN, EPOCHS, BATCH, DROP, SMOOTH = 6, 2, 48, 0.1, 0.05
RATE, HEAD_RATE, SCALE_RATE, WARM = 1.5e-4, 3e-3, 5e-3, 0.06
WEIGHT = {"section": 1.0, "article": 0.7, "none": 1.2, "case": 2.0}

folder = sys.argv[1]
read = lambda name: [json.loads(line) for line in open(f"{folder}/{name}.jsonl")]
random.seed(1)
torch.manual_seed(1)

passages, lessons, questions = read("passages"), read("lessons"), read("questions")
labels = [passage["label"] for passage in passages]
labels += ["none", *sorted({lesson["label"] for lesson in lessons if lesson["kind"] == "case"})]
places = {label: [nth] for nth, label in enumerate(labels)}
for nth, passage in enumerate(passages):
    places.setdefault(passage["slug"], []).append(nth)

packed = Packed()
tokens = {text: packed.tokens(text) for text in dict.fromkeys(one["text"] for one in lessons + questions)}
net = Encoder(packed, sorted({token for one in tokens.values() for token in one}))
bfloat = lambda: torch.autocast("cpu", dtype=torch.bfloat16)


def by_length(texts, size):
    ordered = sorted(texts, key=lambda text: len(tokens[text]))
    return [ordered[at : at + size] for at in range(0, len(ordered), size)]


def vectors(texts):
    net.eval()
    with torch.no_grad(), bfloat():
        return {
            text: vector
            for batch in by_length(dict.fromkeys(texts), 64)
            for text, vector in zip(batch, net.upper([states[text] for text in batch], FROZEN))
        }


net.eval()
with torch.no_grad(), bfloat():
    states = {
        text: state
        for batch in by_length(tokens, 64)
        for text, state in zip(batch, net.lower([tokens[text] for text in batch], FROZEN))
    }

# Each label begins as the mean of what asks for it.
first = vectors(one["text"] for one in lessons)
centre = torch.stack([first[one["text"]] for one in lessons]).mean(0)
head = torch.zeros(len(labels), packed.width)
for one in lessons:
    for nth in places[one["label"]]:
        head[nth] += F.normalize(first[one["text"]] - centre, dim=0) / len(places[one["label"]])
head = nn.Parameter(F.normalize(head, dim=1))
bias, scale = nn.Parameter(torch.zeros(len(labels))), nn.Parameter(torch.tensor(16.0).log())


def chances(vector):
    cosines = F.normalize(vector - centre, dim=1) @ F.normalize(head, dim=1).T
    return torch.log_softmax(scale.exp() * cosines + bias, 1)


upper = [weight for layer in net.layers[FROZEN:] for weight in layer.parameters()]
steps = EPOCHS * (len(lessons) // BATCH)
learner = torch.optim.AdamW(
    [
        {"params": upper, "lr": RATE},
        {"params": [head], "lr": HEAD_RATE, "weight_decay": 0.0},
        {"params": [bias, scale], "lr": SCALE_RATE, "weight_decay": 0.0},
    ],
    weight_decay=0.01,
)
pace = torch.optim.lr_scheduler.LambdaLR(
    learner, lambda n: min(1, n / steps / WARM + 0.02) * max(0.02, 1 - n / steps)
)


def batches():
    """Every lesson once, by chance, with others that are about as long."""
    order, near = random.sample(lessons, len(lessons)), []
    for at in range(0, len(order), 20 * BATCH):
        near += sorted(order[at : at + 20 * BATCH], key=lambda one: len(tokens[one["text"]]))
    made = [near[at : at + BATCH] for at in range(0, len(near) - BATCH + 1, BATCH)]
    return random.sample(made, len(made))


for nth, batch in enumerate(one for _ in range(EPOCHS) for one in batches()):
    net.train()
    with bfloat():
        found = net.upper([states[one["text"]] for one in batch], FROZEN, DROP)
    logs = chances(found)
    right = torch.stack([torch.logsumexp(row[places[one["label"]]], 0) for row, one in zip(logs, batch)])
    weight = torch.tensor([WEIGHT[one["kind"]] for one in batch])
    loss = (-(1 - SMOOTH) * right - SMOOTH * logs.mean(1)) @ weight / weight.sum()
    learner.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(upper, 1.0)
    learner.step()
    pace.step()
    if nth % 50 == 0:
        print(nth, "of", steps, round(loss.item(), 3), flush=True)

asked = vectors(one["text"] for one in questions)
with torch.no_grad(), open(f"{folder}/chances.jsonl", "w") as out:
    for one in questions:
        out.write(json.dumps([round(p, 6) for p in chances(asked[one["text"]][None]).exp()[0].tolist()]) + "\n")
