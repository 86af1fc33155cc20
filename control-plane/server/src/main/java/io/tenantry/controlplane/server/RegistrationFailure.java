package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.SQLException;
import java.util.Optional;

/** Why a server could not be talked to, in words that name no address and no password. */
final class RegistrationFailure {

  private RegistrationFailure() {}

  /**
   * What no retry can mend.
   *
   * @param last whether no retry is left, so that not being reached is for good
   * @return empty for what may pass
   */
  static Optional<PermanentFailureException> of(SQLException e, boolean last) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (last && state.startsWith("08")) {
      return failure(
          "server-unreachable",
          "no primary answers at the address, or not with this sslMode and caCertificate",
          e);
    }
    return switch (state) {
      case "28P01", "28000" ->
          failure(
              "admin-login-refused",
              "the server refused the admin login; check adminLogin, adminPassword and sslMode",
              e);
      case "3D000" ->
          failure(
              "maintenance-database-missing",
              "the server has no database of the name given as maintenanceDatabase",
              e);
      case "42501" ->
          failure(
              "admin-login-too-weak",
              "the admin login may not enter the maintenance database or lacks a right there",
              e);
      default -> Optional.empty();
    };
  }

  /** Whether the server could not be reached or entered, so that nothing was done there. */
  static boolean isConnection(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("08") || state.startsWith("28") || state.equals("3D000");
  }

  private static Optional<PermanentFailureException> failure(
      String code, String message, SQLException cause) {
    return Optional.of(new PermanentFailureException(code, message, cause));
  }
}
