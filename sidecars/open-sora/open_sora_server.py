"""Serves /v1/videos over the command line of Open-Sora 2.0, which has no server of its own.

Runs on the machine with the GPU, beside a checkout of Open-Sora. One clip at a time; jobs are kept
on disk and survive a restart. Needs Python 3.9 or later and nothing else.

    python3 open_sora_server.py --checkout /opt/Open-Sora --work /var/lib/open-sora
"""

import argparse
import base64
import csv
import hmac
import json
import math
import os
import queue
import re
import signal
import subprocess
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FPS = 24
MOST_FRAMES = 129
MOST_BODY = 30_000_000
MOST_PROMPT = 4000
MOST_WAITING = 200

# What Open-Sora films in: the configuration and the aspect it is asked for.
SIZES = {
    "192x336": ("256px", "9:16"),
    "336x192": ("256px", "16:9"),
    "576x1024": ("768px", "9:16"),
    "1024x576": ("768px", "16:9"),
}


class Invalid(Exception):
    """An order that cannot be filled; its text is for the caller."""


class Order:
    """A clip to be made: everything checked, nothing left to guess."""

    def __init__(self, prompt, size, frames, seed, reference):
        self.prompt = prompt
        self.size = size
        self.frames = frames
        self.seed = seed
        self.reference = reference  # bytes of a picture, or None

    @staticmethod
    def read(body):
        if not isinstance(body, dict):
            raise Invalid("the body must be a JSON object")
        prompt = body.get("prompt")
        if not isinstance(prompt, str) or not prompt.strip() or len(prompt) > MOST_PROMPT:
            raise Invalid(f"prompt must be a text of 1 to {MOST_PROMPT} characters")
        size = body.get("size", "576x1024")
        if size not in SIZES:
            raise Invalid(f"size must be one of {', '.join(SIZES)}")
        return Order(
            " ".join(prompt.split()), size, _frames(body), _seed(body), _reference(body)
        )


def _frames(body):
    """On Open-Sora's grid 4k+1, never fewer than were asked for."""
    if body.get("num_frames") is not None:
        wanted = _whole(body, "num_frames")
    else:
        seconds = body.get("seconds", 4)
        try:
            wanted = math.ceil(float(seconds) * FPS)
        except (TypeError, ValueError, OverflowError):
            raise Invalid("seconds must be a number") from None
    if not 1 <= wanted <= MOST_FRAMES:
        raise Invalid(f"{wanted} frames; 1 to {MOST_FRAMES} are possible ({FPS} a second)")
    return 4 * math.ceil((wanted - 1) / 4) + 1


def _seed(body):
    return _whole(body, "seed") if body.get("seed") is not None else 42


def _whole(body, name):
    value = body[name]
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise Invalid(f"{name} must be a whole number")
    try:
        number = int(value)
    except ValueError:
        raise Invalid(f"{name} must be a whole number") from None
    if not 0 <= number < 2**31:
        raise Invalid(f"{name} is out of range")
    return number


def _reference(body):
    text = body.get("input_reference")
    if text is None:
        return None
    found = re.fullmatch(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=]+)", str(text))
    if not found:
        raise Invalid("input_reference must be a data: address of a PNG or JPEG")
    try:
        return base64.b64decode(found.group(1), validate=True)
    except ValueError:
        raise Invalid("input_reference is not base64") from None


class Job:
    """An order and where it stands, in a folder of its own."""

    def __init__(self, folder, state):
        self.folder = folder
        self.state = state

    @staticmethod
    def create(folder, order, key):
        folder.mkdir(parents=True)
        # csv quotes what Open-Sora's own --prompt would break on.
        reference = ""
        if order.reference is not None:
            picture = folder / "reference.png"
            picture.write_bytes(order.reference)
            reference = str(picture)
        with open(folder / "shots.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["text", "ref"] if reference else ["text"])
            writer.writerow([order.prompt, reference] if reference else [order.prompt])
        job = Job(
            folder,
            {
                "id": folder.name,
                "status": "queued",
                "created_at": int(time.time()),
                "size": order.size,
                "frames": order.frames,
                "seed": order.seed,
                "reference": bool(reference),
                "key": key,
                "error": None,
            },
        )
        job.save()
        return job

    @staticmethod
    def load(folder):
        return Job(folder, json.loads((folder / "job.json").read_text(encoding="utf-8")))

    def save(self):
        fresh = self.folder / "job.json.new"
        fresh.write_text(json.dumps(self.state), encoding="utf-8")
        os.replace(fresh, self.folder / "job.json")

    def become(self, status, error=None):
        self.state["status"] = status
        self.state["error"] = error
        self.save()

    def clip(self):
        """The file that Open-Sora wrote, e.g. out/video_256px/shots_0000.mp4."""
        files = sorted((self.folder / "out").glob("**/*.mp4"))
        return files[0] if files else None

    def progress(self):
        """The last percentage of the progress bar in the log."""
        try:
            with open(self.folder / "log.txt", "rb") as log:
                log.seek(max(0, os.path.getsize(log.name) - 4000))
                found = re.findall(rb"(\d{1,3})%\|", log.read())
                return min(99, int(found[-1])) if found else 0
        except OSError:
            return 0

    def view(self):
        status = self.state["status"]
        done = 100 if status == "completed" else self.progress() if status == "in_progress" else 0
        return {
            "id": self.state["id"],
            "object": "video",
            "model": "open-sora",
            "status": status,
            "progress": done,
            "created_at": self.state["created_at"],
            "size": self.state["size"],
            "seconds": str(round(self.state["frames"] / FPS, 3)),
            "error": self.state["error"],
        }


class Studio:
    """Makes one clip at a time, in the order of asking."""

    def __init__(self, checkout, work, torchrun, gpus, offload, limit_seconds):
        self.checkout = checkout
        self.jobs_folder = work / "jobs"
        self.torchrun = torchrun
        self.gpus = gpus
        self.offload = offload
        self.limit_seconds = limit_seconds
        self.lock = threading.RLock()
        self.jobs = {}
        self.waiting = queue.Queue()
        self.running = None  # (job, process)
        self.jobs_folder.mkdir(parents=True, exist_ok=True)
        self._take_up()
        threading.Thread(target=self._work, daemon=True).start()

    def _take_up(self):
        """What an earlier run left is made now; what it was making begins anew."""
        left = []
        for folder in self.jobs_folder.iterdir():
            try:
                job = Job.load(folder)
            except (OSError, ValueError):
                continue  # a crash between the folder and its first line
            self.jobs[job.state["id"]] = job
            if job.state["status"] in ("queued", "in_progress"):
                left.append(job)
        for job in sorted(left, key=lambda j: j.state["created_at"]):
            job.become("queued")
            self.waiting.put(job)

    def order(self, order, key):
        """The same job for the same key; None when too many wait."""
        with self.lock:
            for job in self.jobs.values():
                if key and job.state["key"] == key and job.state["status"] != "failed":
                    return job
            if self.waiting.qsize() >= MOST_WAITING:
                return None
            job = Job.create(self.jobs_folder / f"video_{uuid.uuid4().hex}", order, key)
            self.jobs[job.state["id"]] = job
            self.waiting.put(job)
            return job

    def find(self, name):
        with self.lock:
            return self.jobs.get(name)

    def cancel(self, job):
        with self.lock:
            if job.state["status"] in ("queued", "in_progress"):
                job.become("cancelled")
            if self.running and self.running[0] is job:
                _stop(self.running[1])

    def command(self, job):
        config, aspect = SIZES[job.state["size"]]
        seed = str(job.state["seed"])
        command = [
            self.torchrun,
            "--nproc_per_node",
            str(self.gpus),
            "--standalone",
            "scripts/diffusion/inference.py",
            f"configs/diffusion/inference/{config}.py",
            "--save-dir",
            str(job.folder / "out"),
            "--dataset.data-path",
            str(job.folder / "shots.csv"),
            "--aspect_ratio",
            aspect,
            "--num_frames",
            str(job.state["frames"]),
            "--motion-score",
            "4",
            "--sampling_option.seed",
            seed,
            "--seed",
            seed,
        ]
        if job.state["reference"]:
            command += ["--cond_type", "i2v_head"]
        if self.offload:
            command += ["--offload", "True"]
        return command

    def _work(self):
        while True:
            job = self.waiting.get()
            try:
                self._make(job)
            except Exception as defect:  # the studio must not stop for one job
                job.become("failed", {"code": "internal", "message": str(defect)[:300]})

    def _make(self, job):
        with open(job.folder / "log.txt", "wb") as log:
            with self.lock:
                if job.state["status"] != "queued":
                    return
                job.become("in_progress")
                # A group of its own: torchrun has children, and all must stop with it.
                process = subprocess.Popen(
                    self.command(job),
                    cwd=self.checkout,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,
                )
                self.running = (job, process)
            try:
                status = process.wait(timeout=self.limit_seconds)
            except subprocess.TimeoutExpired:
                status = -1
            finally:
                _stop(process)
        with self.lock:
            self.running = None
            if job.state["status"] != "in_progress":
                return  # cancelled meanwhile
            if status == 0 and job.clip() is not None:
                job.become("completed")
            else:
                job.become(
                    "failed", {"code": "generation_failed", "message": self._last_words(job)}
                )

    @staticmethod
    def _last_words(job):
        lines = (job.folder / "log.txt").read_text(encoding="utf-8", errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return said[-1][:300] if said else "Open-Sora wrote no clip"


def _stop(process):
    """The whole group; torchrun alone would leave the GPU busy."""
    for how, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
        try:
            os.killpg(process.pid, how)
        except (ProcessLookupError, PermissionError):
            return
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            continue


class Handler(BaseHTTPRequestHandler):
    """GET, POST and DELETE of /v1/videos."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    studio = None
    key = ""

    def do_GET(self):
        if not self._allowed():
            return
        if self.path in ("/v1/models", "/healthz"):
            self._json(200, {"object": "list", "data": [{"id": "open-sora", "object": "model"}]})
            return
        found = re.fullmatch(r"/v1/videos/([A-Za-z0-9_]+)(/content)?", self.path)
        job = self.studio.find(found.group(1)) if found else None
        if job is None:
            self._error(404, "not_found", "there is no such video")
        elif found.group(2):
            self._content(job)
        else:
            self._json(200, job.view())

    def do_POST(self):
        if not self._allowed():
            return
        body = self._body()
        if body is None:
            return
        if self.path != "/v1/videos":
            self._error(404, "not_found", "POST goes to /v1/videos")
            return
        try:
            order = Order.read(json.loads(body))
        except Invalid as why:
            self._error(400, "invalid_request", str(why))
            return
        except ValueError:
            self._error(400, "invalid_request", "the body is not JSON")
            return
        job = self.studio.order(order, self.headers.get("Idempotency-Key", "")[:200])
        if job is None:
            self._error(429, "busy", "too many clips wait", {"Retry-After": "60"})
        else:
            self._json(200, job.view())

    def do_DELETE(self):
        if not self._allowed():
            return
        found = re.fullmatch(r"/v1/videos/([A-Za-z0-9_]+)", self.path)
        job = self.studio.find(found.group(1)) if found else None
        if job is None:
            self._error(404, "not_found", "there is no such video")
            return
        self.studio.cancel(job)
        self._json(200, job.view())

    def _allowed(self):
        given = self.headers.get("Authorization", "")
        if self.key and not hmac.compare_digest(given, "Bearer " + self.key):
            self.close_connection = True
            self._error(401, "unauthorised", "the key is missing or wrong")
            return False
        return True

    def _body(self):
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            length = -1
        if not 0 <= length <= MOST_BODY:
            self.close_connection = True
            self._error(413, "too_large", f"the body must have at most {MOST_BODY} bytes")
            return None
        return self.rfile.read(length)

    def _content(self, job):
        clip = job.clip() if job.state["status"] == "completed" else None
        if clip is None:
            self._error(404, "not_ready", "the clip is not ready")
            return
        self.send_response(200)
        self.send_header("Content-Type", "video/mp4")
        self.send_header("Content-Length", str(clip.stat().st_size))
        self.end_headers()
        with open(clip, "rb") as file:
            while chunk := file.read(1 << 16):
                self.wfile.write(chunk)

    def _json(self, status, body, headers=None):
        text = json.dumps(body).encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def _error(self, status, code, message, headers=None):
        self._json(status, {"error": {"code": code, "message": message}}, headers)

    def log_message(self, form, *values):
        print(f"{self.address_string()} {form % values}", flush=True)


def server(studio, host, port, key):
    handler = type("BoundHandler", (Handler,), {"studio": studio, "key": key})
    return ThreadingHTTPServer((host, port), handler)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--checkout", required=True, type=Path, help="a checkout of Open-Sora")
    options.add_argument("--work", default=Path("open-sora-jobs"), type=Path)
    options.add_argument("--host", default="127.0.0.1", help="0.0.0.0 for the whole network")
    options.add_argument("--port", default=8000, type=int)
    options.add_argument("--gpus", default=1, type=int)
    options.add_argument("--offload", action="store_true", help="needs less memory, is slower")
    options.add_argument("--torchrun", default="torchrun")
    options.add_argument("--limit-minutes", default=120, type=float, help="for one clip")
    chosen = options.parse_args()
    if not (chosen.checkout / "scripts/diffusion/inference.py").is_file():
        options.error(f"{chosen.checkout} is no checkout of Open-Sora 2.0")
    key = os.environ.get("OPENAI_VIDEOS_API_KEY", "")
    if chosen.host not in ("127.0.0.1", "localhost") and not key:
        options.error("set OPENAI_VIDEOS_API_KEY, or everybody on the network can use the GPU")
    studio = Studio(
        chosen.checkout.resolve(),
        chosen.work.resolve(),
        chosen.torchrun,
        chosen.gpus,
        chosen.offload,
        chosen.limit_minutes * 60,
    )
    listening = server(studio, chosen.host, chosen.port, key)
    print(f"Open-Sora at http://{chosen.host}:{listening.server_address[1]}/v1/videos", flush=True)
    listening.serve_forever()


if __name__ == "__main__":
    main()
