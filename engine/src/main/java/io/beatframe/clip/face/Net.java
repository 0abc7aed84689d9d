package io.beatframe.clip.face;

import java.util.List;

/**
 * A net of convolutions, run layer by layer.
 *
 * @param input the number of what it is given
 * @param first the number of the first of what it gives
 * @param second the number of the second
 * @param numbers how many there are
 */
record Net(int input, int first, int second, int numbers, List<Layer> layers) {
    Net {
        layers = List.copyOf(layers);
    }

    /** What it gives. */
    record Answer(Maps first, Maps second) {}

    Answer run(Maps given) {
        Maps[] maps = new Maps[numbers];
        maps[input] = given;
        for (Layer layer : layers) {
            maps[layer.output()] = Steps.apply(layer, maps);
        }
        return new Answer(maps[first], maps[second]);
    }
}
