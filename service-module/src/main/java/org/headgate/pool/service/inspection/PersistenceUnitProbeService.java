package org.headgate.pool.service.inspection;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.headgate.config.database.PoolName;

/**
 * Runs a query through each persistence unit for the self-test, in the caller's transaction if
 * there is one. No other class has two units.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PersistenceUnitProbeService {

  @PersistenceContext(unitName = "platform")
  EntityManager platform;

  @PersistenceContext(unitName = "userdata")
  EntityManager userdata;

  /**
   * Selects a constant.
   *
   * @param database platform or user data
   * @return the constant, 1
   * @throws IllegalArgumentException for a pool without a persistence unit
   */
  public int probe(PoolName database) {
    return unit(database).createQuery("select 1", Integer.class).getSingleResult();
  }

  /** Whether the platform's persistence unit has joined the caller's transaction. */
  public boolean isJoinedToTransaction() {
    return platform.isJoinedToTransaction();
  }

  private EntityManager unit(PoolName database) {
    return switch (database) {
      case PLATFORM -> platform;
      case USERDATA -> userdata;
      case OPERATOR ->
          throw new IllegalArgumentException("the operator pool has no persistence unit");
    };
  }
}
