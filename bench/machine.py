"""What a figure was measured on, and what a process took."""

import datetime
import glob
import json
import os
import platform
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def first_after(path, name):
    try:
        with open(path, encoding="utf-8") as lines:
            return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")
    except OSError:
        return ""


def file_system_of(folder):
    told = subprocess.run(["df", "--output=fstype,source", folder], capture_output=True, text=True, check=False)
    return " ".join(told.stdout.splitlines()[-1].split()) if told.returncode == 0 else ""


def commit():
    told = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False,
                          cwd=HERE)
    return told.stdout.strip() or "unknown"


def told(folder):
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": {
            "processor": first_after("/proc/cpuinfo", "model name") or platform.processor(), "cores": os.cpu_count(),
            "memory_kib": int((first_after("/proc/meminfo", "MemTotal") or "0").split()[0]),
            "kernel": platform.release(), "file_system": file_system_of(folder), "load": round(os.getloadavg()[0], 2),
        },
    }


def resident_kib(process):
    return int((first_after(f"/proc/{process}/status", "VmRSS") or "0").split()[0])


def timed(command):
    """out: wall and CPU seconds, memory at most. throws: RuntimeError"""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {process.returncode} {said}")
    return {"wall_s": time.perf_counter() - begun, "cpu_s": used.ru_utime + used.ru_stime,
            "most_resident_kib": used.ru_maxrss}


def recorded(folder):
    """out: what was recorded for the limit: rows a fact by table, of each size."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "rows_*.json"))):
        with open(path, encoding="utf-8") as file:
            found[os.path.basename(path)[5:-5]] = json.load(file)["rows_a_fact"]
    return found
