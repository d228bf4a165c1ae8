package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.headgate.identity.Role;
import org.headgate.identity.ThroughOperatorLane;
import org.headgate.pool.BorrowerView;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.Listing;
import org.headgate.pool.NoSuchPool;
import org.headgate.pool.PoolAdvice;
import org.headgate.pool.PoolChange;
import org.headgate.pool.PoolChangeList;
import org.headgate.pool.PoolChangeRequest;
import org.headgate.pool.PoolList;
import org.headgate.pool.PoolTest;
import org.headgate.pool.PoolView;
import org.headgate.pool.PoolsApi;
import org.headgate.pool.insight.service.Borrowers;
import org.headgate.pool.insight.service.PoolAdvising;
import org.headgate.pool.service.PoolCare;
import org.headgate.pool.service.PoolReport;
import org.headgate.pool.service.PoolTuning;

/** The pools, for those who look after them. */
@Path("/admin/pools")
@RequestScoped
@ThroughOperatorLane
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
public class PoolsResource implements PoolsApi {

  @Inject PoolReport report;
  @Inject PoolTuning tuning;
  @Inject PoolCare care;
  @Context SecurityContext caller;
  @Inject Borrowers borrowers;
  @Inject PoolAdvising advising;

  @Override
  public PoolList pools() {
    return report.all();
  }

  @Override
  public PoolView pool(String name) {
    return report.view(named(name));
  }

  @Override
  public Response change(String name, PoolChangeRequest request) {
    return Response.accepted(tuning.change(named(name), request, actor())).build();
  }

  @Override
  public PoolChange confirm(UUID id) {
    return tuning.confirm(id, actor());
  }

  @Override
  public PoolChange revert(UUID id) {
    return tuning.revert(id, actor());
  }

  @Override
  public PoolChangeList changes() {
    return new PoolChangeList(tuning.latest(), Optional.empty());
  }

  @Override
  public PoolView purge(String name) {
    DatabaseName pool = named(name);
    care.purge(pool, actor());
    return report.view(pool);
  }

  @Override
  public PoolTest test(String name) {
    return care.test(named(name));
  }

  @Override
  public Listing<BorrowerView> borrowers(String name) {
    return Listing.of(borrowers.views(named(name)));
  }

  @Override
  public PoolAdvice advice(String name) {
    return advising.of(named(name));
  }

  private String actor() {
    return caller.getUserPrincipal().getName();
  }

  private static DatabaseName named(String name) {
    return Arrays.stream(DatabaseName.values())
        .filter(pool -> pool.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchPool(name));
  }
}
