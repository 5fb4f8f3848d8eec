"""A run as a picture for a static page: an SVG with a lane for each task on the clock, and its text alternative.

    svg = lanes_svg(run)     # Markup
    words = run_text(run)    # '4 tasks on one thread, from 0 to 2 s: Task-4 prints “Hello, Carol!” at 0.5 s; …'

The picture is as wide as its place: times are percentages. The style sheet has the colours and keeps room for the
names at the left. Sizes are those of the app's picture (src/ui/stage/loop/lanes_view.cpp), which takes its place.
"""
from dataclasses import dataclass, field

from markupsafe import Markup

_LANE = 24
_BAR = 12
_DISTANCES = (0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60)
_ENDS = ('returns', 'fails', 'is cancelled')


@dataclass
class _Lane:
    name: str
    blocks: list = field(default_factory=list)  # (from, to), in seconds: when the task runs
    prints: list = field(default_factory=list)  # (time, text)
    end: str = ''


def lanes_svg(run):
    lanes = _lanes(run)
    seconds = run.events[-1].time or 1
    height = _LANE * len(lanes)
    parts = ['<defs><path id="prints" d="M2.5 15l4 5h-8z"/></defs>']
    for row, lane in enumerate(lanes):
        parts.append(f'<svg y="{row * _LANE}" height="{_LANE}">{_lane(lane, seconds)}</svg>')
    parts.append(f'<rect class="axis" y="{height}" width="100%" height="1"/>')
    distance = next((each for each in _DISTANCES if seconds / each <= 6), seconds)
    for tick in range(int(seconds / distance + 1e-9) + 1):
        time = f'{tick * distance:g}'
        parts.append(f'<text x="{_part(tick * distance, seconds)}" y="{height + 18}" class="tick">'
                     f'{time if tick else "0 s"}</text>')
    return Markup('<svg class="lanes" role="img" aria-label="{}" height="{}">{}</svg>').format(
        run_text(run), height + 22, Markup(''.join(parts)))


def run_text(run):
    """What the picture shows."""
    lanes = _lanes(run)
    prints = '; '.join(f'{event.task} prints \u201c{event.text}\u201d at {event.time:g} s' for event in run.outputs)
    return (f'{len(lanes)} task{"s" if len(lanes) != 1 else ""} on one thread, from 0 to {run.events[-1].time:g} s'
            + (f': {prints}' if prints else ''))


def run_summary(run):
    """What is remarkable about it, in a sentence."""
    tasks, lines = len(_lanes(run)), len(run.outputs)
    return (f'{tasks} task{"s" if tasks != 1 else ""} on one thread: {lines} line{"s" if lines != 1 else ""} of output '
            f'in {run.events[-1].time:g} s.')


def _lanes(run):
    """A lane for each task, in order of creation."""
    lanes = {}
    now = None  # the task whose step it is
    for event in run.events:
        if event.task == '-':
            continue
        lane = lanes.setdefault(event.task, _Lane(event.task))
        if event.what == 'runs':
            now = lane
            lane.blocks.append((event.time, event.time))
        if now is lane:
            lane.blocks[-1] = (lane.blocks[-1][0], event.time)
        if event.what == 'prints':
            lane.prints.append((event.time, event.text))
        if event.what in _ENDS:
            lane.end = event.what
    return sorted(lanes.values(), key=lambda lane: int(lane.name.removeprefix('Task-')))


def _lane(lane, seconds):
    first, last = lane.blocks[0][0], lane.blocks[-1][1]
    parts = [Markup('<text x="-52" y="14">{}</text>').format(lane.name),
             f'<rect class="wait" x="{_part(first, seconds)}" y="6" width="{_part(last - first, seconds)}" '
             'height="6"/>']
    for begin, end in lane.blocks:
        width = _part(end - begin, seconds) if end > begin else '5'
        kind = 'end' if (begin, end) == lane.blocks[-1] and lane.end in _ENDS[1:] else 'run'
        parts.append(f'<rect class="{kind}" x="{_part(begin, seconds)}" y="3" width="{width}" height="{_BAR}" rx="2"/>')
    parts += [f'<use href="#prints" x="{_part(time, seconds)}"/>' for time in dict.fromkeys(t for t, _ in lane.prints)]
    return ''.join(parts)


def _part(time, seconds):
    return f'{time / seconds * 100:.4g}%'
