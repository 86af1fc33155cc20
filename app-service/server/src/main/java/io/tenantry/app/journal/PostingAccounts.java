package io.tenantry.app.journal;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The accounts that documents post to. */
@ApplicationScoped
public class PostingAccounts {

  private final CompanySql sql;

  PostingAccounts(CompanySql sql) {
    this.sql = sql;
  }

  public Chosen read() {
    RoundTrip trip = new RoundTrip();
    Chosen chosen = read(trip);
    sql.send(trip);
    return chosen;
  }

  /** Has a round trip read them. */
  public Chosen read(RoundTrip trip) {
    return new Chosen(
        trip.read(
            "select purpose, id from business.account where purpose is not null",
            row -> new ForPurpose(row.getString(1), row.getObject(2, UUID.class))));
  }

  /** An account that is chosen for something. */
  private record ForPurpose(String purpose, UUID account) {}

  /** The accounts as they are chosen now. */
  public static final class Chosen {

    private final Answer<ForPurpose> accounts;

    private Chosen(Answer<ForPurpose> accounts) {
      this.accounts = accounts;
    }

    public UUID receivables() {
      return of("receivables");
    }

    public UUID sales() {
      return of("sales");
    }

    public UUID bank() {
      return of("bank");
    }

    private UUID of(String purpose) {
      return accounts.all().stream()
          .filter(account -> account.purpose().equals(purpose))
          .findFirst()
          .map(ForPurpose::account)
          .orElseThrow(
              () ->
                  new ProblemException(
                      ProblemType.UNKNOWN_ACCOUNT,
                      "No account has the purpose "
                          + purpose
                          + "; give it to one of the chart of accounts"));
    }
  }
}
