"""What is computed faster than usual is computed as usual."""

import copy

import pytest
import torch
from torch.nn import functional

from tutor.engine.backends.loading import load
from tutor.engine.backends.words import Words
from tutor.engine.training import examples, lora, net, recipes, tensors, trees


@pytest.fixture
def recipe(order):
    return recipes.read(order.recipe)


@pytest.fixture
def found(order, tiny_model, recipe):
    return examples.read(order.data / "train.jsonl", Words(tiny_model), recipe)


@pytest.mark.parametrize("is_even", [False, True], ids=["in a row", "in even rooms, as on a card"])
def test_a_tree_tells_what_its_examples_tell_one_by_one(found, tiny_model, recipe, is_even):
    opened = net.open_net(tiny_model, recipe, "cpu")
    plain = load(tiny_model, torch.float32)
    grown = trees.grow(found)
    assert sum(tree.tokens for tree in grown) < 0.8 * sum(len(one.ids) for one in found)
    batch = tensors.batch(grown, is_even=is_even)
    wrongs = opened.wrongs(batch, opened.lower(batch))
    alone = [example for tree in grown for example in tree.examples]
    for number, example in enumerate(alone):
        with torch.no_grad():
            logits = plain(torch.tensor([example.ids])).logits[0, example.begin - 1 : -1]
        wanted = functional.cross_entropy(logits, torch.tensor(example.ids[example.begin :]), reduction="none")
        torch.testing.assert_close(wrongs[batch.owners == number], wanted, rtol=1e-4, atol=1e-4)


def test_what_learns_gets_the_same_push_as_from_peft_itself(found, tiny_model, recipe):
    batch = tensors.batch(trees.grow(found)[:2])
    pushes = []
    for is_lean in (True, False):
        model = load(tiny_model, torch.float32)
        model.set_attn_implementation(net.NAME)
        inner, head = model.model, model.lm_head
        torch.manual_seed(0)
        whole = lora.add(model, recipe, is_lean=is_lean)
        opened = net.Net(whole.train(), inner, head, 1, "cpu")
        for weight in opened.learning.values():
            torch.nn.init.normal_(weight, std=0.02)
        opened.wrongs(batch, opened.lower(batch)).mean().backward()
        pushes.append({name: copy.copy(weight.grad) for name, weight in opened.learning.items()})
    assert len(pushes[0]) == 2 * 7 * 2
    for name, push in pushes[0].items():
        torch.testing.assert_close(push, pushes[1][name], msg=name)


def test_only_the_reply_is_learnt_and_its_end_too(found, tiny_model):
    words = Words(tiny_model)
    batch = tensors.batch(trees.grow(found))
    told = words.tokenizer.decode(batch.wanted[batch.owners == 0].tolist())
    assert told.startswith("Look at `")
    assert told.endswith("?<|im_end|>")


def test_each_round_has_another_order_and_each_batch_comes_once(found, recipe):
    batches = trees.batches(trees.grow(found), 200, seed=1)
    assert batches == trees.batches(trees.grow(found[::-1]), 200, seed=1)
    assert sorted(one.line.id for batch in batches for tree in batch for one in tree.examples) == sorted(
        one.line.id for one in found
    )
