package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Optional;
import org.headgate.identity.Role;
import org.headgate.pool.BorrowerView;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.Listing;
import org.headgate.pool.NoSuchPool;
import org.headgate.pool.PoolAdvice;
import org.headgate.pool.PoolList;
import org.headgate.pool.PoolView;
import org.headgate.pool.PoolsApi;
import org.headgate.pool.insight.service.Borrowers;
import org.headgate.pool.insight.service.PoolAdvising;
import org.headgate.pool.service.PoolReport;

/** The pools, for those who look after them. */
@Path("/admin/pools")
@RequestScoped
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
public class PoolsResource implements PoolsApi {

  @Inject PoolReport report;
  @Inject Borrowers borrowers;
  @Inject PoolAdvising advising;

  @Override
  public PoolList pools() {
    return new PoolList(
        Arrays.stream(DatabaseName.values()).map(report::view).toList(), Optional.empty());
  }

  @Override
  public PoolView pool(String name) {
    return report.view(named(name));
  }

  @Override
  public Listing<BorrowerView> borrowers(String name) {
    return Listing.of(borrowers.views(named(name)));
  }

  @Override
  public PoolAdvice advice(String name) {
    return advising.of(named(name));
  }

  private static DatabaseName named(String name) {
    return Arrays.stream(DatabaseName.values())
        .filter(pool -> pool.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchPool(name));
  }
}
