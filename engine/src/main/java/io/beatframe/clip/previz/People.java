package io.beatframe.clip.previz;

import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.Shot;

/** The people among the subjects: what they do, what they wear. */
final class People {
    private People() {}

    private static Human.Hair hair(int seed) {
        return switch (Math.floorMod(Noise.hash(1, 2, seed), 3)) {
            case 0 -> Human.Hair.BUN;
            case 1 -> Human.Hair.BOB;
            default -> Human.Hair.TAIL;
        };
    }

    record Dancer() implements Actor {
        @Override
        public void draw(Ink ink, Moment m) {
            int world = m.setup().world();
            float energy = m.setup().energy();
            float tempo = energy < 0.35f ? 0.5f : 1;
            // Close to the camera small movements are large; the head must stay in the frame.
            float strength = m.setup().close() ? 0.5f : 0.66f + 0.34f * energy;
            Stance now = Dance.at(m.phase() * tempo, strength, world);
            Stance before = Dance.at((m.phase() - 0.22f) * tempo, strength, world);
            Human.Hair hair = (world & 1) == 0 ? Human.Hair.TAIL : Human.Hair.BUN;
            new Human(ink, now, before, Human.Clothes.DANCE, hair).draw();
        }

        @Override
        public float facing(Setup setup) {
            return 1;
        }
    }

    /** Walks across where the camera travels, away where lines lead, and else stands and looks. */
    record Walker(boolean astronaut) implements Actor {
        @Override
        public void draw(Ink ink, Moment m) {
            float t = m.seconds() * (astronaut ? 0.55f : 0.95f);
            Shot shot = m.setup().shot();
            Stance now = stance(shot, t);
            Stance before = stance(shot, t - 0.16f);
            Human.Clothes clothes = astronaut ? Human.Clothes.SUIT : Human.Clothes.COAT;
            Human.Hair hair =
                    (m.setup().world() & 4) == 0 ? Human.Hair.SHORT : hair(m.setup().world());
            new Human(ink, now, before, clothes, hair).draw();
        }

        private Stance stance(Shot shot, float t) {
            boolean travels =
                    shot.camera() == CameraMove.TRACK_LEFT
                            || shot.camera() == CameraMove.TRACK_RIGHT
                            || shot.camera() == CameraMove.PAN_LEFT
                            || shot.camera() == CameraMove.PAN_RIGHT;
            if (travels) {
                return Gait.walk(t);
            }
            Composition c = shot.composition();
            boolean along =
                    c == Composition.LEADING_LINES
                            || c == Composition.SYMMETRICAL
                            || c == Composition.CENTERED
                            || c == Composition.LAYERED_DEPTH;
            return switch (shot.size()) {
                case WIDE -> along ? Gait.walkAway(t) : Gait.walk(t);
                case MEDIUM -> along ? Gait.stand(t, 0.08f) : Gait.walk(t);
                case CLOSE -> Gait.stand(t, c == Composition.SYMMETRICAL ? 0.05f : 0.9f);
            };
        }

        @Override
        public float facing(Setup setup) {
            return switch (setup.shot().camera()) {
                case TRACK_LEFT, PAN_LEFT, WHIP_LEFT -> -1;
                case TRACK_RIGHT, PAN_RIGHT, WHIP_RIGHT -> 1;
                case STATIC, PUSH_IN, PULL_OUT, TILT_UP, TILT_DOWN, HANDHELD ->
                        Actor.super.facing(setup);
            };
        }

        /** A visor mirrors the sky; a suit has its small lamps. */
        @Override
        public void lights(Canvas canvas, float x, float y, float size, float facing, Moment m) {
            if (!astronaut) {
                return;
            }
            Stance now = stance(m.setup().shot(), m.seconds() * 0.55f);
            Mood mood = m.setup().mood();
            float up = now.lean() + now.bend() + now.head();
            float headX =
                    x + facing * size * (now.shift() + 0.42f * Human.dx(up) + 0.03f * now.turn());
            float headY = y - size * 0.925f;
            float r = 0.05f * size;
            canvas.glow(headX + 0.2f * r, headY + 0.3f * r, r, mood.accentB().times(0.30f));
            canvas.glow(headX - 0.3f * r, headY + 0.5f * r, r * 0.8f, mood.accentA().times(0.25f));
            canvas.streak(
                    headX - 0.55f * r,
                    headY - 0.15f * r,
                    headX + 0.15f * r,
                    headY - 0.62f * r,
                    0.045f * r,
                    mood.key().times(0.35f).plus(Rgb.of(0.12, 0.12, 0.15)));
            float lamp = 0.6f + 0.4f * (float) Math.sin(m.seconds() * 5) + m.hit();
            canvas.glow(
                    x + facing * 0.03f * size,
                    y - 0.70f * size,
                    0.016f * size,
                    mood.accentA().times(1.5f * lamp));
        }
    }

    record Runner() implements Actor {
        @Override
        public void draw(Ink ink, Moment m) {
            float cycle = m.phase() * 0.5f * (m.setup().energy() > 0.2f ? 1.4f : 1.2f);
            new Human(
                            ink,
                            Gait.run(cycle),
                            Gait.run(cycle - 0.08f),
                            Human.Clothes.SPORT,
                            (m.setup().world() & 4) == 0 ? Human.Hair.SHORT : Human.Hair.TAIL)
                    .draw();
        }

        @Override
        public float facing(Setup setup) {
            return new Walker(false).facing(setup);
        }
    }

    /** Two people side by side, hand in hand. */
    record Couple() implements Actor {
        @Override
        public void draw(Ink ink, Moment m) {
            float t = m.seconds();
            boolean far = m.setup().wide();
            Stance he = far ? Gait.walkAway(t * 0.85f) : Gait.stand(t, 0.08f);
            Stance she = far ? Gait.walkAway(t * 0.85f + 0.5f) : Gait.stand(t + 2, 0.08f);
            he = hand(he, -1);
            she = hand(she, 1);
            new Human(ink.moved(0.125f, 1), he, he, Human.Clothes.COAT, Human.Hair.SHORT).draw();
            new Human(ink.moved(-0.13f, 0.93f), she, she, Human.Clothes.DRESS, Human.Hair.LONG)
                    .draw();
        }

        /** The arm towards the other hangs outwards so that the hands meet. */
        private static Stance hand(Stance s, int side) {
            return new Stance(
                    s.lean() + side * 1.5f,
                    s.bend(),
                    s.head() + side * 4,
                    side > 0 ? 14 : s.armR(),
                    side > 0 ? 18 : s.foreR(),
                    side < 0 ? -14 : s.armL(),
                    side < 0 ? -18 : s.foreL(),
                    s.thighR(),
                    s.shinR(),
                    s.thighL(),
                    s.shinL(),
                    s.turn(),
                    s.shift(),
                    s.lift());
        }

        @Override
        public float facing(Setup setup) {
            return 1;
        }
    }
}
