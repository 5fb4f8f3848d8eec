"""Makes a program smaller while a property of it holds.

    smaller = shrink(program, diverges)     # diverges(program) -> bool
"""
import copy


def shrink(program, holds):
    """The smallest program that was found for which `holds` is still true."""
    best = program
    changed = True
    while changed:
        changed = False
        for candidate in candidates(best):
            if size(candidate) < size(best) and holds(candidate):
                best = candidate
                changed = True
                break
    return best


def size(value):
    """Nodes, and how far the numbers are from 0."""
    if isinstance(value, dict):
        return 1 + sum(size(v) for v in value.values())
    if isinstance(value, list):
        return 1 + sum(size(v) for v in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return 1 + min(abs(value), 1000) / 1001
    return 1


def candidates(program):
    """Programs with something left out, the largest cuts first."""
    used = set(mentioned(program["functions"]))
    for kind in ("functions", "objects"):
        for name in program.get(kind, {}):
            if name != "main" and name not in used:
                yield without(program, [kind, name])
    paths = sorted(statement_paths(program["functions"], ["functions"]),
                   key=lambda path: -size(at(program, path)))
    for path in paths:
        yield without(program, path)
    for path in paths:
        for inner in blocks(at(program, path)):
            yield replaced(program, path, inner)
    for path in number_paths(program["functions"], ["functions"]):
        for number in (0, 1):
            yield with_value(program, path, number)


def is_statement(value):
    return isinstance(value, list) and bool(value) and isinstance(value[0], str)


def is_block(value):
    return isinstance(value, list) and all(is_statement(v) for v in value)


def blocks(statement):
    """The lists of statements inside a statement."""
    for argument in statement[1:]:
        if is_block(argument) and argument:
            yield argument
        elif isinstance(argument, list):
            for handler in argument:
                if isinstance(handler, list) and len(handler) == 2 and is_block(handler[1]):
                    yield handler[1]


def statement_paths(value, path):
    """Every place in a program where something can be removed from a list."""
    if isinstance(value, dict):
        for name, body in value.items():
            yield from statement_paths(body, path + [name])
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, list):
                yield path + [index]
                yield from statement_paths(item, path + [index])


def number_paths(value, path):
    if isinstance(value, dict):
        for name, body in value.items():
            yield from number_paths(body, path + [name])
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from number_paths(item, path + [index])
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path


def mentioned(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from mentioned(item)
    elif isinstance(value, list):
        for item in value:
            yield from mentioned(item)


def at(program, path):
    for step in path:
        program = program[step]
    return program


def without(program, path):
    changed = copy.deepcopy(program)
    del at(changed, path[:-1])[path[-1]]
    return changed


def with_value(program, path, value):
    changed = copy.deepcopy(program)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def replaced(program, path, statements):
    """The statement at `path` replaced by several."""
    changed = copy.deepcopy(program)
    body = at(changed, path[:-1])
    body[path[-1]:path[-1] + 1] = copy.deepcopy(statements)
    return changed
