package io.beatframe.music;

import io.beatframe.music.demo.Band;
import io.beatframe.request.BeatHints;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The analysis of sound that is decoded already: one thread, no process, no file. */
@State(Scope.Benchmark)
public class AnalysisBenchmark {
    @Param({"30", "300"})
    public int seconds;

    private float[] mono = new float[0];

    @Setup
    public void play() {
        float[][] stereo = Band.play(DemoSong.arrangement(1, seconds));
        mono = stereo[0];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (mono[i] + stereo[1][i]) / 2;
        }
    }

    @Benchmark
    public List<Section> analysis() {
        FeatureExtractor extractor = new FeatureExtractor();
        extractor.hear(mono, mono.length);
        Features features = extractor.finish();
        GuidedGrid guided = GuidedGrid.of(BeatHints.NONE, features, 0);
        List<Double> downbeats =
                guided.grid().beats().stream().filter(Beat::downbeat).map(Beat::seconds).toList();
        return SectionFinder.find(downbeats, features);
    }
}
