package org.headgate.pool.service.guard;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/** The container-managed transaction of a {@link UnitOfWork}. */
@Stateless
public class UnitOfWorkService {

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public <T> T around(Supplier<T> body) {
    return body.get();
  }
}
