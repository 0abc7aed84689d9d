package io.beatframe.server;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.store.S3Address;
import io.beatframe.server.tenant.Limits;
import io.beatframe.server.tenant.Tenant;
import io.beatframe.server.tenant.Tenants;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What tenants may use. */
@Command(
        name = "tenants",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list|limit",
        description = "Lists tenants and sets their limits.",
        footer = {
            "",
            "Examples:",
            "  beatframe tenants list",
            "  beatframe tenants limit studio --requests-per-minute 600 --spend-cap-usd 50",
            "  beatframe tenants limit studio --storage-gb none --keep-days 30",
            "  beatframe tenants limit studio --s3-inputs s3://media/studio/"
        })
final class TenantsCommand {
    private static final long GIGABYTE = 1_000_000_000;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists tenants with their limits.")
    int list(@Mixin DataFolder folder) {
        Tenants tenants = OpenDatabase.of(folder).tenants();
        show(tenants, tenants.list());
        return 0;
    }

    @Command(
            name = "limit",
            mixinStandardHelpOptions = true,
            description = "Changes the limits that are named; 'none' lifts one.")
    int limit(
            @Parameters(paramLabel = "TENANT", description = "Its name.") String name,
            @Option(names = "--requests-per-minute", paramLabel = "N") @Nullable String rate,
            @Option(names = "--reels-in-flight", paramLabel = "N") @Nullable String reels,
            @Option(names = "--storage-gb", paramLabel = "N") @Nullable String storage,
            @Option(names = "--spend-cap-usd", paramLabel = "N") @Nullable String cap,
            @Option(
                            names = "--s3-inputs",
                            paramLabel = "FOLDERS",
                            description =
                                    "Folders of S3 that its orders may name, with commas between them:"
                                            + " s3://bucket/folder/.")
                    @Nullable String s3Inputs,
            @Option(
                            names = "--keep-days",
                            paramLabel = "N",
                            description =
                                    "So long 'beatframe gc' leaves its reels and songs; 'none', as at"
                                            + " first, until they are deleted.")
                    @Nullable String keepDays,
            @Mixin DataFolder folder) {
        Tenants tenants = OpenDatabase.of(folder).tenants();
        Tenant tenant =
                tenants.find(name)
                        .orElseThrow(() ->
                                new Failure(
                                        ErrorCode.NOT_FOUND,
                                        "There is no such tenant; 'beatframe tenants list' names them"
                                                + " all."));
        Limits old = tenant.limits();
        Limits limits =
                new Limits(
                        rate == null
                                ? old.requestsPerMinute()
                                : whole(rate, 1, 1_000_000, "--requests-per-minute"),
                        reels == null
                                ? old.reelsInFlight()
                                : whole(reels, 0, 1_000_000, "--reels-in-flight"),
                        storage == null ? old.storageBytes() : bytes(storage),
                        cap == null ? old.spendCapUsd() : dollars(cap));
        OptionalInt days =
                keepDays == null
                        ? tenants.keptDays(tenant.id())
                        : whole(keepDays, 1, 36_500, "--keep-days");
        List<String> folders = s3Inputs == null ? tenants.s3Inputs(tenant.id()) : folders(s3Inputs);
        tenants.limit(tenant.id(), limits);
        tenants.keepDays(tenant.id(), days);
        tenants.allowS3Inputs(tenant.id(), folders);
        show(tenants, List.of(tenants.get(tenant.id())));
        return 0;
    }

    private static OptionalInt whole(String text, int least, int most, String option) {
        Optional<BigDecimal> number = number(text, least, most, option);
        return number.isPresent() ? OptionalInt.of(number.get().intValue()) : OptionalInt.empty();
    }

    private static List<String> folders(String text) {
        List<String> folders = text.equals("none") ? List.of() : List.of(text.split(","));
        for (String folder : folders) {
            if (!S3Address.prefix(folder) || folder.contains(" ")) {
                throw new Failure(
                        ErrorCode.OPTION_INVALID,
                        "--s3-inputs are folders such as s3://bucket/folder/, with commas between"
                                + " them, or none.");
            }
        }
        return folders;
    }

    private static OptionalLong bytes(String text) {
        Optional<BigDecimal> number = number(text, 0, 1_000_000, "--storage-gb");
        return number.isPresent()
                ? OptionalLong.of(number.get().multiply(BigDecimal.valueOf(GIGABYTE)).longValue())
                : OptionalLong.empty();
    }

    private static Optional<BigDecimal> dollars(String text) {
        return number(text, 0, 10_000_000, "--spend-cap-usd");
    }

    private static Optional<BigDecimal> number(String text, int least, int most, String option) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        if (text.matches("\\d{1,9}(\\.\\d{1,4})?")) {
            BigDecimal value = new BigDecimal(text);
            if (value.compareTo(BigDecimal.valueOf(least)) >= 0
                    && value.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return Optional.of(value);
            }
        }
        throw new Failure(
                ErrorCode.OPTION_INVALID,
                option + " is a number from " + least + " to " + most + ", or none.");
    }

    private static String shown(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "none";
    }

    private static void show(Tenants all, List<Tenant> those) {
        System.out.printf(
                "%-24s %13s %16s %11s %14s %10s  %s%n",
                "tenant",
                "requests/min",
                "reels in flight",
                "storage GB",
                "spend cap USD",
                "keep days",
                "S3 inputs");
        for (Tenant tenant : those) {
            Limits limits = tenant.limits();
            System.out.printf(
                    "%-24s %13s %16s %11s %14s %10s  %s%n",
                    tenant.name(),
                    shown(limits.requestsPerMinute()),
                    shown(limits.reelsInFlight()),
                    limits.storageBytes().isPresent()
                            ? BigDecimal.valueOf(limits.storageBytes().getAsLong(), 9)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : "none",
                    limits.spendCapUsd()
                            .map(cap -> cap.stripTrailingZeros().toPlainString())
                            .orElse("none"),
                    shown(all.keptDays(tenant.id())),
                    all.s3Inputs(tenant.id()).isEmpty()
                            ? "none"
                            : String.join(",", all.s3Inputs(tenant.id())));
        }
    }
}
