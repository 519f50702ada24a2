from tutor.engine.backends.blocks import Blocks, needed


def test_who_might_not_come_to_the_end_does_not_begin():
    blocks = Blocks(10)
    assert needed(96) == 4
    for name in "ab":
        assert blocks.fits(96)
        blocks.take(name, 96)
    assert not blocks.fits(96)
    assert blocks.fits(32)
    blocks.free("a")
    blocks.free("nobody")
    assert blocks.fits(96)


def test_who_is_alone_begins_however_long_it_is():
    blocks = Blocks(10)
    assert blocks.fits(4_096)
    blocks.take("long", 4_096)
    assert not blocks.fits(1)
