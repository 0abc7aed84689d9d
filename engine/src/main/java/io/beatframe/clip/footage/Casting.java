package io.beatframe.clip.footage;

import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Gives every shot its moment. The whole reel has one cost: what speaks against each moment, what
 * moments of one source share, and how alike neighbours are. Greedy in the plan's order, then
 * improved by simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983), seeded by the plan.
 */
final class Casting {
    private static final double HOT = 0.6;
    private static final double COLD = 0.01;
    private static final int ROUNDS = 20_000;

    private static final double USED_TWICE = 8;
    private static final double SAME_NEIGHBOUR = 0.9;
    private static final double SAME_MOMENT_NEARBY = 0.7;

    /** Another seed prefers other moments among those that are about as good. */
    private static final double TASTE = 0.08;

    private static final double OFTEN = 0.25;

    /** Apart by this many seconds, two moments of one clip look different. */
    private static final double DIFFERENT_SECONDS = 2;

    /** A moment for a shot and what speaks against it. */
    private record Candidate(Moment moment, double against) {}

    private final List<List<Candidate>> candidates = new ArrayList<>();
    private final boolean severalSources;

    private Casting(List<Study> studies, ShotPlan plan, SplittableRandom random) {
        severalSources = studies.size() > 1;
        Appeal appeal = new Appeal(studies, plan.size());
        double[] energies = energies(plan);
        for (int i = 0; i < plan.shots().size(); i++) {
            double energy = energies[i];
            double seconds = plan.rate().secondsAt(plan.clipFrames(i));
            List<Moment> moments =
                    plan.leadsIntoTheStrongest(i)
                            ? Moments.speedingUp(studies, seconds, plan.rate())
                            : Moments.of(studies, seconds);
            candidates.add(
                    moments.stream()
                            .map(moment ->
                                    new Candidate(
                                            moment,
                                            appeal.against(moment, energy)
                                                    + TASTE * random.nextDouble()))
                            .sorted(Comparator.comparingDouble(Candidate::against))
                            .toList());
        }
    }

    /** One moment for each shot of the plan. */
    static List<Moment> of(List<Study> studies, ShotPlan plan) {
        SplittableRandom random = new SplittableRandom(plan.brief().seed());
        Casting casting = new Casting(studies, plan, random);
        return casting.anneal(casting.greedy(), random).stream().map(Candidate::moment).toList();
    }

    /** The rank of each shot's energy, so that the calmest is 0 and the most energetic 1. */
    private static double[] energies(ShotPlan plan) {
        List<Shot> shots = plan.shots();
        double[] ranks = new double[shots.size()];
        for (int i = 0; i < ranks.length; i++) {
            double energy = shots.get(i).energy();
            double below = shots.stream().filter(other -> other.energy() < energy).count();
            double equal = shots.stream().filter(other -> other.energy() == energy).count();
            ranks[i] = (below + (equal - 1) / 2) / Math.max(1, ranks.length - 1);
        }
        return ranks;
    }

    private List<Candidate> greedy() {
        List<Candidate> cast = new ArrayList<>();
        for (List<Candidate> choices : candidates) {
            int shot = cast.size();
            Candidate best = choices.getFirst();
            double least = Double.POSITIVE_INFINITY;
            for (Candidate choice : choices) {
                double cost = choice.against() + company(cast, shot, choice);
                if (cost < least) {
                    least = cost;
                    best = choice;
                }
            }
            cast.add(best);
        }
        return cast;
    }

    private List<Candidate> anneal(List<Candidate> greedy, SplittableRandom random) {
        List<Candidate> cast = new ArrayList<>(greedy);
        List<Candidate> best = List.copyOf(cast);
        double sum = 0;
        double least = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double heat = HOT * Math.pow(COLD / HOT, (double) round / ROUNDS);
            int shot = random.nextInt(cast.size());
            List<Candidate> choices = candidates.get(shot);
            int among = random.nextInt(3) == 0 ? choices.size() : Math.min(60, choices.size());
            Candidate choice = choices.get(random.nextInt(among));
            Candidate old = cast.get(shot);
            double change =
                    choice.against()
                            - old.against()
                            + company(cast, shot, choice)
                            - company(cast, shot, old);
            if (change < 0 || random.nextDouble() < Math.exp(-change / heat)) {
                cast.set(shot, choice);
                sum += change;
                if (sum < least - 1e-9) {
                    least = sum;
                    best = List.copyOf(cast);
                }
            }
        }
        return best;
    }

    /** What speaks against a moment because of those that the other shots have. */
    private double company(List<Candidate> cast, int shot, Candidate candidate) {
        Moment moment = candidate.moment();
        double cost = 0;
        for (int other = 0; other < cast.size(); other++) {
            Moment there = cast.get(other).moment();
            if (other == shot || !there.sameSource(moment)) {
                continue;
            }
            double shorter = Math.min(moment.seconds(), there.seconds());
            double distance = Math.abs(moment.start() - there.start());
            double alike = Math.max(0, 1 - distance / DIFFERENT_SECONDS);
            cost += OFTEN + USED_TWICE * moment.shared(there) / shorter;
            if (severalSources && Math.abs(other - shot) <= 2) {
                double near = Math.abs(other - shot) == 1 ? 1 : 0.35;
                cost += near * (SAME_NEIGHBOUR + SAME_MOMENT_NEARBY * alike);
            } else if (Math.abs(other - shot) == 1) {
                cost += SAME_MOMENT_NEARBY * alike;
            }
        }
        return cost;
    }
}
