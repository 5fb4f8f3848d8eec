"""The command `loopstep`, which is also `python3 -m loopstep`."""
import argparse
import sys

from loopstep import __version__, recorder


def main():
    if sys.argv[1:2] == ['record']:
        del sys.argv[1]  # the rest is for the recorder
        return recorder.main(command='loopstep record')
    parser = argparse.ArgumentParser(
        prog='loopstep', description='Record what the event loop of an asyncio program does, and play it on the page '
                                     'play/ of the site.',
        usage='%(prog)s record [--virtual] (program.py | -m module) [argument ...] [-o FILE]\n'
              '       %(prog)s [--help] [--version]',
        epilog='"loopstep record --help" explains the options.')
    parser.add_argument('--version', action='version', version=f'loopstep {__version__}')
    parser.add_argument('command', choices=['record'], help='run a program and write what its event loops do')
    parser.parse_args()
    parser.error('put "record" before everything else.')


if __name__ == '__main__':
    sys.exit(main())
