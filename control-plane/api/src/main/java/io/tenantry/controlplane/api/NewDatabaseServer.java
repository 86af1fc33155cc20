package io.tenantry.controlplane.api;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /database-servers}. Its text form leaves the password out. */
@Schema(description = "A database server to be registered")
public record NewDatabaseServer(
    @Schema(
            description = "1-62 of a-z 0-9 and dash, beginning with a letter or digit",
            required = true,
            examples = "db-1")
        String id,
    @Schema(description = "Where it stands, 1-62 characters", required = true, examples = "eu-west")
        String region,
    @Schema(description = "What else placement may ask for; none by default")
        Map<String, String> labels,
    @Schema(
            description = "host:port, or several with commas of which the primary is used",
            required = true,
            examples = "db-1.example.com:5432")
        String address,
    @Schema(description = "Database for work on the server itself", defaultValue = "postgres")
        String maintenanceDatabase,
    @Schema(
            enumeration = {"disable", "require", "verify-ca", "verify-full"},
            defaultValue = "verify-full")
        String sslMode,
    @Schema(description = "PEM of the authority behind the server's certificate")
        String caCertificate,
    @Schema(
            description = "Login with CREATEDB, CREATEROLE and pg_signal_backend; no superuser",
            required = true)
        String adminLogin,
    @Schema(description = "Kept encrypted, never shown", required = true) String adminPassword,
    @Schema(description = "Most tenants, 0-10000", required = true, examples = "1000")
        Integer capacity,
    @Schema(
            description = "Connections that all instances together may hold, 1-10000",
            required = true,
            examples = "200")
        Integer connectionBudget,
    @Schema(
            description =
                "Whether other ids may stand for the same PostgreSQL cluster. Each has a capacity"
                    + " and a budget of its own, and nobody adds them up.",
            defaultValue = "false")
        Boolean sharedCluster) {

  @Override
  public String toString() {
    return "NewDatabaseServer[id=" + id + ", address=" + address + "]";
  }
}
