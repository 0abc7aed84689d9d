package io.beatframe.server;

import io.beatframe.server.tenant.ApiKey;
import io.beatframe.server.tenant.ApiKeys;
import io.beatframe.server.tenant.Limits;
import io.beatframe.server.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** API keys: who may use the service. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "create|list|revoke",
        description = "Makes, lists and revokes API keys.",
        footer = {
            "",
            "Without keys the service listens to its own machine alone. With a database in a file, end"
                    + " the service first.",
            "",
            "Examples:",
            "  beatframe keys create --tenant studio --label laptop",
            "  beatframe keys list",
            "  beatframe keys revoke bf_k3x9q2"
        })
final class KeysCommand {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a key and prints it: once, for only its hash is kept.")
    int create(
            @Option(
                            names = "--tenant",
                            paramLabel = "NAME",
                            defaultValue = Tenant.LOCAL,
                            description =
                                    "Whose key; a new name makes a new tenant. '${DEFAULT-VALUE}', the"
                                            + " default, owns what was made before there were keys.")
                    String tenant,
            @Option(
                            names = "--label",
                            paramLabel = "WORDS",
                            defaultValue = "",
                            description = "To recognise it by in the list.")
                    String label,
            @Option(names = "--json", description = "For programs.") boolean json,
            @Mixin DataFolder folder) {
        OpenDatabase database = OpenDatabase.of(folder);
        ApiKeys.Issued issued = database.keys().create(database.tenants().named(tenant), label);
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>(fields(issued.key()));
            fields.put("key", issued.secret());
            System.out.println(JSON.writeValueAsString(fields));
            return 0;
        }
        System.out.println(issued.secret());
        System.err.println(
                "A key of tenant '"
                        + issued.key().tenant().name()
                        + "'. Keep it: it is not shown again. Send it as"
                        + " Authorization: Bearer "
                        + issued.key().prefix()
                        + "…");
        Tenant of = issued.key().tenant();
        if (of.limits().equals(Limits.NONE)) {
            System.err.println(
                    "It may do anything, as '"
                            + of.name()
                            + "' has no limits: see beatframe tenants limit.");
        }
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all keys by their first letters.")
    int list(
            @Option(names = "--json", description = "For programs.") boolean json,
            @Mixin DataFolder folder) {
        List<ApiKey> keys = OpenDatabase.of(folder).keys().list();
        if (json) {
            System.out.println(
                    JSON.writeValueAsString(keys.stream().map(KeysCommand::fields).toList()));
            return 0;
        }
        if (keys.isEmpty()) {
            System.out.println("There are no keys. Make one: beatframe keys create");
            return 0;
        }
        System.out.printf("%-12s %-20s %-20s %-21s %s%n", "key", "tenant", "label", "used", "");
        for (ApiKey key : keys) {
            System.out.printf(
                    "%-12s %-20s %-20s %-21s %s%n",
                    key.prefix(),
                    key.tenant().name(),
                    key.label(),
                    key.lastUsedAt()
                            .map(at -> at.toString().substring(0, 19) + "Z")
                            .orElse("never"),
                    key.revokedAt().isPresent() ? "revoked" : "");
        }
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Lets a key open nothing any more, from the next request on.")
    int revoke(
            @Parameters(paramLabel = "KEY", description = "Its first letters as listed, or its id.")
                    String key,
            @Mixin DataFolder folder) {
        ApiKey revoked = OpenDatabase.of(folder).keys().revoke(key);
        System.out.println(
                "Revoked " + revoked.prefix() + "… of tenant '" + revoked.tenant().name() + "'.");
        return 0;
    }

    private static Map<String, Object> fields(ApiKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", key.id());
        fields.put("prefix", key.prefix());
        fields.put("tenant", key.tenant().name());
        fields.put("label", key.label());
        fields.put("created_at", key.createdAt().toString());
        key.lastUsedAt().ifPresent(at -> fields.put("last_used_at", at.toString()));
        key.revokedAt().ifPresent(at -> fields.put("revoked_at", at.toString()));
        return fields;
    }
}
