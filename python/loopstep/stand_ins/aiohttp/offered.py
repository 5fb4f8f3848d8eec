"""What the stand-in does not have is refused in words."""

REMEDY = 'Record the program on your own computer, without --virtual.'


def not_offered(what):
    return f'the stand-in for aiohttp has no {what}. {REMEDY}'


def refuse_others(where, options):
    for name in options:
        raise NotImplementedError(not_offered(f'{name}= of {where}'))


class Offered:
    """What an object does not have is refused in words."""

    def __getattr__(self, name):
        raise AttributeError(not_offered(f'{type(self).__name__}.{name}'), name=name, obj=self)
