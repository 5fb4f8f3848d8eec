#!/usr/bin/env python3
"""Runs the benchmark: every workload on every peer, in interleaved rounds, so that a slow
moment of the machine affects all of them. Prints medians in ns per operation and ratios
between peers, and writes bench/results.json.

    bench/run.py --rounds 5        after building the presets bench and bench-web; `make bench` does both

Workloads (the same sizes everywhere, see peer.hpp):
    await_coro   await a child coroutine, 1,000,000 times
    await_task   create a task and await it, 1,000,000 times
    yield        one reschedule, 100 tasks x 10,000
    gather10     one child of gather(10 children), 100,000 rounds
    timers       one task asleep 1..50 ms, 100,000 at once; CPU time
    cancel       one sleeping task cancelled and awaited, 100,000

`floor` is a minimal C++ FIFO loop (no cancellation, exceptions, names or results).

Then come figures of our own: bench_limits (large sizes of the scheduler), bench_stage (the stage in a run of 100,000
events: the CPU time of a seek and of a frame, beside their limits), and bench_run, natively and in WebAssembly: a
recording of long_run.py, with the bytes that it takes in memory and the CPU time to open it and to seek in it.
"""
import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
NATIVE = HERE.parent / "build/bench/bench"
WEB = HERE.parent / "build/bench-web/bench"
WORKLOADS = ["await_coro", "await_task", "yield", "gather10", "timers", "cancel"]
PEERS = {
    "aio": [str(NATIVE / "bench_aio")],
    "floor": [str(NATIVE / "bench_floor")],
    "asio": [str(NATIVE / "bench_asio")],
    "cpython": [sys.executable, str(HERE / "peer.py")],
    "aio.wasm": ["node", str(WEB / "bench_aio.cjs")],
    "floor.wasm": ["node", str(WEB / "bench_floor.cjs")],
    "node": ["node", str(HERE / "peer.mjs")],
}
# A JavaScript async function runs at once; awaiting one is closest to awaiting a task.
NODE_WORKLOADS = {"await_task": "await_coro"}


def measure(peer, workload):
    """ns per operation, or None if the peer has no such workload. Timers are compared by CPU time, because all
    wait for the same time."""
    name = NODE_WORKLOADS.get(workload, workload) if peer == "node" else workload
    done = subprocess.run([*PEERS[peer], name], capture_output=True, text=True, check=False)
    if done.returncode != 0 or not done.stdout.startswith("RESULT"):
        sys.exit(f"{peer} {name} failed with status {done.returncode}: {done.stderr[-400:]}")
    wall, cpu = done.stdout.split()[1:3]
    if wall == "-":
        return None
    return float(cpu if workload == "timers" else wall)


def lines(*command):
    """Runs a program that measures ours alone; prints and returns its lines."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    print("\n" + done.stdout, end="", flush=True)
    return done.stdout.splitlines()


def recorded_run():
    """The lines of bench_run, natively and in WebAssembly."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/run.json"
        recorder = HERE.parent / "python/loopstep/recorder.py"
        subprocess.run([sys.executable, "-B", recorder, "--virtual", "-o", file, HERE / "long_run.py"], check=True,
                       capture_output=True)
        return {"native": lines(NATIVE / "bench_run", file), "wasm": lines("node", WEB / "bench_run.cjs", file)}


def main():
    parser = argparse.ArgumentParser(description="Measure the scheduler beside its peers.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    figures = {workload: {peer: [] for peer in PEERS} for workload in WORKLOADS}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", flush=True)
        for workload in WORKLOADS:
            for peer in PEERS:
                figure = measure(peer, workload)
                if figure is not None:
                    figures[workload][peer].append(figure)
    medians = {workload: {peer: statistics.median(values) for peer, values in peers.items() if values}
               for workload, peers in figures.items()}
    print("\nns per operation, medians")
    print(f"{'':12}" + "".join(f"{peer:>12}" for peer in PEERS))
    for workload, row in medians.items():
        print(f"{workload:12}" + "".join(
            f"{row[peer]:12,.1f}" if peer in row else f"{'-':>12}" for peer in PEERS))
    print("\nours / floor, asio / ours, cpython / ours; in WebAssembly node / ours, node / floor")
    for workload, row in medians.items():
        pairs = [("aio", "floor"), ("asio", "aio"), ("cpython", "aio"), ("node", "aio.wasm"), ("node", "floor.wasm")]
        print(f"{workload:12}" + "".join(
            f"{row[a] / row[b]:11,.2f}x" if a in row and b in row else f"{'-':>12}" for a, b in pairs))
    limits = lines(NATIVE / "bench_limits")
    stage = lines(NATIVE / "bench_stage")
    run = recorded_run()
    results = {"machine": platform.processor() or platform.machine(), "rounds": rounds,
               "ns_per_operation": medians, "limits": limits, "stage": stage, "run": run}
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
