package io.beatframe.ffmpeg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chains of filters between numbered pads. A pad is written by one chain and read by one.
 *
 * @param chains in an order in which every pad is written before it is read
 */
public record FilterGraph(List<Chain> chains) {

    /** Where a chain's picture or sound comes from. */
    public sealed interface Source {
        /** The video of the n-th input. */
        record Video(int input) implements Source {}

        /** The sound of the n-th input. */
        record Audio(int input) implements Source {}

        /** What another chain wrote. */
        record Pad(int number) implements Source {}
    }

    /** Filters in a row. */
    public record Chain(List<Source> sources, List<Filter> filters, List<Integer> pads) {
        public Chain {
            sources = List.copyOf(sources);
            filters = List.copyOf(filters);
            pads = List.copyOf(pads);
            if (filters.isEmpty() || pads.isEmpty()) {
                throw new IllegalArgumentException("A chain needs a filter and a pad");
            }
        }
    }

    public FilterGraph {
        chains = List.copyOf(chains);
        Set<Integer> open = new HashSet<>();
        Set<Integer> all = new HashSet<>();
        for (Chain chain : chains) {
            for (Source source : chain.sources()) {
                if (source instanceof Source.Pad(int number) && !open.remove(number)) {
                    throw new IllegalArgumentException("Pad " + number + " is not there to read");
                }
            }
            for (int pad : chain.pads()) {
                if (!all.add(pad)) {
                    throw new IllegalArgumentException("Pad " + pad + " is written twice");
                }
                open.add(pad);
            }
        }
    }

    /**
     * More filters at the end of a graph of one output.
     *
     * @param filters none leaves the graph as it is
     */
    public FilterGraph then(List<Filter> filters) {
        if (filters.isEmpty()) {
            return this;
        }
        int end = outputs().getFirst();
        int free =
                1
                        + chains.stream()
                                .flatMap(chain -> chain.pads().stream())
                                .max(Integer::compare)
                                .orElse(0);
        List<Chain> longer = new ArrayList<>(chains);
        longer.add(new Chain(List.of(new Source.Pad(end)), filters, List.of(free)));
        return new FilterGraph(longer);
    }

    /** Pads that no chain reads: the graph's outputs. */
    public List<Integer> outputs() {
        List<Integer> open = new ArrayList<>();
        for (Chain chain : chains) {
            for (Source source : chain.sources()) {
                if (source instanceof Source.Pad(int number)) {
                    open.remove(Integer.valueOf(number));
                }
            }
            open.addAll(chain.pads());
        }
        return List.copyOf(open);
    }
}
