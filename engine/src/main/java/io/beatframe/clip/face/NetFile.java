package io.beatframe.clip.face;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a net from a TensorFlow Lite file (schema.fbs of TensorFlow, version 3), whose weights are
 * floats of 16 bits. The numbers of fields below are those of that schema.
 */
final class NetFile {
    private static final int SAME = 0;

    // Kinds of steps, as "BuiltinOperator" of the schema counts them.
    private static final int ADD = 0;
    private static final int CONV_2D = 3;
    private static final int DEPTHWISE_CONV_2D = 4;
    private static final int DEQUANTIZE = 6;
    private static final int MAX_POOL_2D = 17;
    private static final int RELU = 19;
    private static final int RESHAPE = 22;
    private static final int RESIZE_BILINEAR = 23;
    private static final int PAD = 34;

    private final List<FlatTable> tensors;
    private final List<FlatTable> buffers;

    /** Tensors that are another one's, in 32 bits. */
    private final Map<Integer, Integer> widened = new HashMap<>();

    private NetFile(FlatTable model) {
        tensors = model.tables(2).getFirst().tables(0);
        buffers = model.tables(4);
    }

    /**
     * @return input, outputs and layers
     */
    static Net read(byte[] bytes) {
        FlatTable model = FlatTable.root(bytes);
        NetFile file = new NetFile(model);
        FlatTable graph = model.tables(2).getFirst();
        List<Integer> codes =
                model.tables(1).stream()
                        .map(code -> Math.max(code.small(0), code.number(3)))
                        .toList();
        List<Layer> layers = new ArrayList<>();
        for (FlatTable step : graph.tables(3)) {
            file.add(layers, codes.get(step.number(0)), step);
        }
        int[] outputs = graph.numbers(2);
        return new Net(graph.numbers(1)[0], outputs[0], outputs[1], file.tensors.size(), layers);
    }

    private void add(List<Layer> layers, int code, FlatTable step) {
        int[] in = step.numbers(1);
        int out = step.numbers(2)[0];
        switch (code) {
            case ADD -> layers.add(new Layer.Add(in[0], in[1], out));
            case CONV_2D -> layers.add(convolution(in, out, step.table(4)));
            case DEPTHWISE_CONV_2D -> layers.add(depthwise(in, out, step.table(4)));
            case DEQUANTIZE -> widened.put(out, in[0]);
            case MAX_POOL_2D -> layers.add(new Layer.Halve(in[0], out));
            case RELU -> layers.add(new Layer.Rectify(in[0], out));
            case RESHAPE -> layers.add(new Layer.Rename(in[0], out));
            case RESIZE_BILINEAR -> layers.add(new Layer.Twice(in[0], out));
            case PAD -> layers.add(new Layer.Widen(in[0], out, shape(out)[3]));
            default -> throw new IllegalArgumentException("The net has a step of kind " + code);
        }
    }

    private Layer convolution(int[] in, int out, FlatTable options) {
        int side = shape(in[1])[1];
        int stride = options.number(1);
        if ((options.small(0) != SAME && side > 1) || options.small(3) != 0) {
            throw new IllegalArgumentException("A convolution of a kind that is not known");
        }
        return new Layer.Convolution(in[0], out, side, stride, floats(in[1]), floats(in[2]));
    }

    private Layer depthwise(int[] in, int out, FlatTable options) {
        if (options.small(0) != SAME || options.number(3) != 1 || options.small(4) != 0) {
            throw new IllegalArgumentException("A convolution of a kind that is not known");
        }
        return new Layer.Depthwise(in[0], out, options.number(1), floats(in[1]), floats(in[2]));
    }

    private int[] shape(int tensor) {
        return tensors.get(tensor).numbers(0);
    }

    private float[] floats(int tensor) {
        Integer half = widened.get(tensor);
        if (half == null) {
            throw new IllegalArgumentException("Weights " + tensor + " are not of 16 bits");
        }
        ByteBuffer bytes = buffers.get(tensors.get(half).number(2)).bytes(0);
        float[] floats = new float[bytes.remaining() / 2];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.float16ToFloat(bytes.getShort(2 * i));
        }
        return floats;
    }
}
