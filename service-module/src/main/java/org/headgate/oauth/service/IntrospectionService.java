package org.headgate.oauth.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.headgate.oauth.persistence.IntrospectionQuery;
import org.headgate.oauth.persistence.IntrospectionRepository;
import org.headgate.oauth.persistence.IntrospectionView;
import org.headgate.oauth.persistence.PersonalTokenIntrospection;
import org.headgate.oauth.persistence.PersonalTokenIntrospectionQuery;
import org.headgate.oauth.persistence.PersonalTokenIntrospectionRepository;

/** Reads the state of a token. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IntrospectionService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /** One statement, which also authenticates the client that asks. */
  public Optional<IntrospectionView> find(IntrospectionQuery query) {
    return new IntrospectionRepository(entityManager).find(query);
  }

  /** As {@link #find}, for a personal access token. */
  public Optional<PersonalTokenIntrospection> find(PersonalTokenIntrospectionQuery query) {
    return new PersonalTokenIntrospectionRepository(entityManager).find(query);
  }
}
