"""A network of the parser's sizes as ONNX, for bench/onnx.mjs: to time, not to read with (its weights are random).

    python3 bench/onnx.py OUT.onnx

Needs PyTorch (Debian: python3-torch); the onnx package is not needed. Input: `vectors` [sentences][words and root][144].
Outputs: scores of tags and arcs, and of relations at the best head. The sizes are those of models/english/meta.json.
"""
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

INPUT, HIDDEN, ARC, REL, TAGS, RELS = 144, 128, 128, 32, 110, 54


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(INPUT, HIDDEN, 3, bidirectional=True, batch_first=True)
        wide = 2 * HIDDEN
        self.tag1, self.tag2 = nn.Linear(wide, 128), nn.Linear(128, TAGS)
        self.dep, self.head = nn.Linear(wide, ARC), nn.Linear(wide, ARC)
        self.u = nn.Linear(ARC, ARC)
        self.rdep, self.rhead = nn.Linear(wide, REL), nn.Linear(wide, REL)
        self.rel = nn.Linear(REL * REL + 2 * REL, RELS)

    def forward(self, vectors):
        states, _ = self.lstm(vectors)
        tags = self.tag2(F.relu(self.tag1(states)))
        dep, head = F.leaky_relu(self.dep(states), 0.1), F.leaky_relu(self.head(states), 0.1)
        arcs = self.u(dep) @ head.transpose(1, 2)
        best = arcs.argmax(-1)
        d, h = F.leaky_relu(self.rdep(states), 0.1), F.leaky_relu(self.rhead(states), 0.1)
        h = h.gather(1, best.unsqueeze(-1).expand(-1, -1, REL))
        outer = (d.unsqueeze(-1) * h.unsqueeze(-2)).flatten(2)
        return tags, arcs, self.rel(torch.cat([outer, d, h], -1))


torch.manual_seed(1)
axes = {0: 'sentences', 1: 'words'}
torch.onnx.export(
    Network().eval(), torch.randn(2, 9, INPUT), sys.argv[1], opset_version=13, input_names=['vectors'],
    output_names=['tags', 'arcs', 'rels'], dynamic_axes={k: axes for k in ('vectors', 'tags', 'arcs', 'rels')})
