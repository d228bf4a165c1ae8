package org.headgate.pool.selftest.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.headgate.pool.persistence.Platform;
import org.headgate.pool.persistence.Userdata;

/** Units of work that change nothing, for the self-test. */
@Stateless
public class TrialUnits {

  @Inject @Platform EntityManager platform;
  @Inject @Userdata EntityManager userdata;

  /** One transaction with one query. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void askPlatform() {
    platform.createNativeQuery("select 1", Integer.class).getSingleResult();
  }

  /** As {@link #askPlatform}. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void askUserdata() {
    userdata.createNativeQuery("select 1", Integer.class).getSingleResult();
  }

  /** A transaction with nothing in it. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void open() {
    platform.isJoinedToTransaction();
  }
}
