#!/usr/bin/env python3
"""Measures how long the program takes to start and how much memory it holds when nothing happens. Asserts nothing.

usage: CHENGXIN=build/release/chengxin python3 bench/start.py [--seconds 60] [--starts 7]
out:   one JSON object: machine, date, commit, and the figures with their units in their names
"""

import argparse
import datetime
import http.client
import json
import os
import platform
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../tests/process"))
import county  # noqa: E402


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        models = [line.split(":", 1)[1].strip() for line in info if line.startswith("model name")]
    return models[0] if models else platform.processor()


def memory_kib():
    with open("/proc/meminfo", encoding="utf-8") as info:
        return next(int(line.split()[1]) for line in info if line.startswith("MemTotal"))


def commit():
    told = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False,
                          cwd=os.path.dirname(os.path.abspath(__file__)))
    return told.stdout.strip()


def memory_of(process):
    """out: what the kernel counts for a process, in KiB: resident, at most resident, its own share"""
    figures = {}
    for file, names in (("status", ("VmRSS", "VmHWM", "Threads")), ("smaps_rollup", ("Pss", "Private_Dirty"))):
        try:
            with open(f"/proc/{process.pid}/{file}", encoding="utf-8") as lines:
                figures.update({line.split(":")[0]: int(line.split()[1]) for line in lines
                                if line.split(":")[0] in names})
        except OSError:
            pass
    return figures


def start(here):
    """out: (ms from the spawn to the `ready` line, to the first 200 of /readyz, the server)"""
    begun = time.perf_counter()
    server = here.serve()
    told = time.perf_counter()
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        connection.request("GET", "/readyz")
        ready = connection.getresponse().status == 200
        connection.close()
        if ready:
            break
    return (told - begun) * 1000, (time.perf_counter() - begun) * 1000, server


def measure(path, seconds, starts):
    begun = time.perf_counter()
    here = county.County(os.path.join(path, "county"))
    demo_s = time.perf_counter() - begun
    lines, replies = [], []
    for _ in range(starts):
        to_line, to_reply, server = start(here)
        lines.append(to_line)
        replies.append(to_reply)
        server.stop()
    _, _, server = start(here)
    with server:
        time.sleep(seconds)
        memory = memory_of(server.process)
    with here.connect() as database:
        facts = database.execute("select seq from tenant_head").fetchone()[0]
    return {
        "demo_s": round(demo_s, 2), "demo_facts": facts, "database_bytes": os.path.getsize(here.db),
        "program_bytes": os.path.getsize(here.binary), "starts": starts,
        "ready_line_ms": {"median": round(statistics.median(lines), 1), "most": round(max(lines), 1)},
        "readyz_ms": {"median": round(statistics.median(replies), 1), "most": round(max(replies), 1)},
        "idle_s": seconds, "idle_resident_kib": memory.get("VmRSS"), "most_resident_kib": memory.get("VmHWM"),
        "idle_proportional_kib": memory.get("Pss"), "idle_private_dirty_kib": memory.get("Private_Dirty"),
        "threads": memory.get("Threads"),
    }


def main():
    asked = argparse.ArgumentParser(description="start and idle memory")
    asked.add_argument("--seconds", type=float, default=60, help="of nothing, before memory is read")
    asked.add_argument("--starts", type=int, default=7)
    options = asked.parse_args()
    with county.folder() as path:
        figures = measure(path, options.seconds, options.starts)
    machine = {"processor": processor(), "cores": os.cpu_count(), "memory_kib": memory_kib(),
               "kernel": platform.release(), "load": round(os.getloadavg()[0], 2)}
    now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    print(json.dumps({"bench": "start", "date": now, "commit": commit(), "machine": machine, **figures}, indent=2))


if __name__ == "__main__":
    main()
