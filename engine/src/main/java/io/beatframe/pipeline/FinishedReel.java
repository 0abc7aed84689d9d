package io.beatframe.pipeline;

import io.beatframe.deliver.ReelReport;
import io.beatframe.plan.ShotPlan;
import java.nio.file.Path;

/**
 * A reel where it was delivered, and all that is known of it. Whether it passed its check stands in
 * the report; one that did not is delivered all the same, for people to look at.
 */
public record FinishedReel(Path file, ShotPlan plan, ReelReport report) {}
