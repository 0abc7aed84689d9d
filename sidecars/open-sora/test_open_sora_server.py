"""python3 -m unittest, beside the server. Needs no GPU: torchrun is a stand-in."""

import json
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

import open_sora_server as sut

HERE = Path(__file__).resolve().parent
PNG = "data:image/png;base64,iVBORw0KGgo="
PROMPT = 'A "lone" dancer, in the rain\nof 1999 – at night'


class OpenSoraServerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.checkout = root / "checkout"
        (self.checkout / "scripts/diffusion").mkdir(parents=True)
        (self.checkout / "scripts/diffusion/inference.py").write_text("")
        self.work = root / "work"
        self.server = None
        self.start()

    def start(self, key=""):
        self.stop()
        self.studio = sut.Studio(
            self.checkout, self.work, str(HERE / "fake_torchrun.py"), 1, False, 30
        )
        self.server = sut.server(self.studio, "127.0.0.1", 0, key)
        self.server.RequestHandlerClass.log_message = lambda *ignored: None
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.root = f"http://127.0.0.1:{self.server.server_address[1]}"

    def stop(self):
        if self.server:
            self.server.shutdown()
            self.server.server_close()

    def tearDown(self):
        self.stop()
        for job in self.studio.jobs.values():
            self.studio.cancel(job)
        self.folder.cleanup()

    def call(self, method, path, body=None, headers=None):
        data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            self.root + path, data=data, method=method, headers=headers or {}
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read(), error.headers

    def order(self, headers=None, **body):
        return self.call("POST", "/v1/videos", body, headers)

    def ordered(self, **body):
        status, text, _ = self.order(**body)
        self.assertEqual(200, status, text)
        return json.loads(text)["id"]

    def state(self, name):
        return json.loads(self.call("GET", f"/v1/videos/{name}")[1])

    def until(self, name, *states):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            state = self.state(name)
            if state["status"] in states:
                return state
            time.sleep(0.02)
        self.fail(f"{state} and not {states}")

    def test_an_order_becomes_the_clip_that_open_sora_writes(self):
        name = self.ordered(prompt=PROMPT, size="192x336", num_frames=49, seed=7)
        self.assertEqual(100, self.until(name, "completed")["progress"])
        status, clip, headers = self.call("GET", f"/v1/videos/{name}/content")
        self.assertEqual((200, "video/mp4"), (status, headers["Content-Type"]))
        text, reference, size, frames, seed = clip.decode().split("|")
        self.assertEqual(" ".join(PROMPT.split()), text)
        self.assertEqual(("", "256px", "49", "7"), (reference, size, frames, seed))

    def test_a_first_picture_goes_into_the_table(self):
        name = self.ordered(prompt="x", size="576x1024", seconds=2, input_reference=PNG)
        self.until(name, "completed")
        clip = self.call("GET", f"/v1/videos/{name}/content")[1].decode()
        self.assertIn("reference.png|768px|49|42", clip)
        command = self.studio.command(self.studio.find(name))
        self.assertEqual("i2v_head", command[command.index("--cond_type") + 1])

    def test_frames_are_on_the_grid_and_never_too_few(self):
        for seconds in (0.1, 1, 2.5, 4, 5.37):
            frames = sut.Order.read({"prompt": "x", "seconds": seconds}).frames
            self.assertEqual(1, frames % 4)
            self.assertGreaterEqual(frames, seconds * 24)
            self.assertLessEqual(frames, 129)

    def test_what_cannot_be_made_is_refused(self):
        for bad in (
            {},
            {"prompt": " "},
            {"prompt": "x" * 5000},
            {"prompt": "x", "size": "720x1280"},
            {"prompt": "x", "size": ["192x336"][:0] or "../../etc"},
            {"prompt": "x", "seconds": 9},
            {"prompt": "x", "seconds": "long"},
            {"prompt": "x", "num_frames": 130},
            {"prompt": "x", "num_frames": True},
            {"prompt": "x", "seed": -1},
            {"prompt": "x", "input_reference": "http://169.254.169.254/"},
        ):
            status, text, _ = self.order(**bad)
            self.assertEqual(400, status, bad)
            self.assertTrue(json.loads(text)["error"]["message"])
        self.assertEqual(400, self.call("POST", "/v1/videos", b"{")[0])
        self.assertEqual(400, self.call("POST", "/v1/videos", b"[]")[0])
        self.assertEqual({}, self.studio.jobs)

    def test_failures_are_told_in_open_soras_words(self):
        name = self.ordered(prompt="fail", size="192x336", seconds=1)
        error = self.until(name, "failed")["error"]
        self.assertEqual("generation_failed", error["code"])
        self.assertIn("out of memory", error["message"])
        self.assertEqual(404, self.call("GET", f"/v1/videos/{name}/content")[0])

    def test_cancelling_stops_the_work_and_the_next_begins(self):
        first = self.ordered(prompt="wait", size="192x336", seconds=1)
        self.until(first, "in_progress")
        second = self.ordered(prompt="next", size="192x336", seconds=1)
        third = self.ordered(prompt="never", size="192x336", seconds=1)
        self.call("DELETE", f"/v1/videos/{third}")
        started = time.monotonic()
        self.assertEqual(200, self.call("DELETE", f"/v1/videos/{first}")[0])
        self.until(second, "completed")
        self.assertLess(time.monotonic() - started, 15)
        self.assertEqual("cancelled", self.state(first)["status"])
        self.assertEqual("cancelled", self.state(third)["status"])

    def test_progress_is_that_of_the_bar(self):
        name = self.ordered(prompt="wait", size="192x336", seconds=1)
        end = time.monotonic() + 20
        while self.state(name)["progress"] != 50 and time.monotonic() < end:
            time.sleep(0.02)
        self.assertEqual(50, self.state(name)["progress"])

    def test_the_same_key_is_the_same_clip(self):
        headers = {"Idempotency-Key": "k1"}
        body = {"prompt": "x", "size": "192x336", "seconds": 1}
        one = json.loads(self.order(headers, **body)[1])["id"]
        two = json.loads(self.order(headers, **body)[1])["id"]
        other = json.loads(self.order({"Idempotency-Key": "k2"}, **body)[1])["id"]
        self.assertEqual(one, two)
        self.assertNotEqual(one, other)

    def test_jobs_survive_a_restart(self):
        first = self.ordered(prompt="done", size="192x336", seconds=1)
        self.until(first, "completed")
        folder = sut.Job.create(
            self.work / "jobs" / "video_left", sut.Order.read({"prompt": "left"}), ""
        )
        folder.become("in_progress")
        (self.work / "jobs" / "video_torn").mkdir()
        self.start()
        self.assertEqual("completed", self.state(first)["status"])
        self.until("video_left", "completed")
        self.assertEqual(404, self.call("GET", "/v1/videos/video_torn")[0])

    def test_strangers_are_kept_out(self):
        self.start(key="secret")
        self.assertEqual(401, self.order(prompt="x")[0])
        self.assertEqual(401, self.call("GET", "/v1/models")[0])
        allowed = {"Authorization": "Bearer secret"}
        self.assertEqual(200, self.call("GET", "/v1/models", headers=allowed)[0])
        self.assertEqual(404, self.call("GET", "/v1/videos/../../etc/passwd", headers=allowed)[0])

    def test_bodies_have_an_end(self):
        status = self.call("POST", "/v1/videos", b"", {"Content-Length": "99999999999"})[0]
        self.assertEqual(413, status)


if __name__ == "__main__":
    unittest.main()
