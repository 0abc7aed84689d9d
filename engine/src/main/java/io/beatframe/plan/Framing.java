package io.beatframe.plan;

/** What the camera does and how the picture is laid out; the part of a shot that grammar rules. */
record Framing(CameraMove camera, ShotSize size, Composition composition, Light light) {}
