package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;

/** Which classes ask the databases, in which dialect, and which begin a transaction. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class DataAccessTest {

  @ArchTest
  static final ArchRule ONLY_STATELESS_BEANS_OPEN_TRANSACTIONS =
      classes()
          .that()
          .areAnnotatedWith(TransactionAttribute.class)
          .should()
          .beAnnotatedWith(Stateless.class)
          .andShould()
          .resideInAPackage("..service..");

  /** Outside of a transaction it is closed too late, and the container logs J2CA0026E. */
  @ArchTest
  static final ArchRule NO_RESULT_IS_READ_BY_CURSOR =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "reads a result by a cursor", call -> call.getName().equals("getResultStream")));

  @ArchTest
  static final ArchRule STATELESS_BEANS_ARE_NAMED_SERVICE =
      classes()
          .that()
          .areAnnotatedWith(Stateless.class)
          .should()
          .haveSimpleNameEndingWith("Service");

  @ArchTest
  static final ArchRule SERVICES_ARE_STATELESS_BEANS =
      classes()
          .that()
          .resideInAPackage("..service..")
          .and()
          .haveSimpleNameEndingWith("Service")
          .should()
          .beAnnotatedWith(Stateless.class);

  private static final DescribedPredicate<JavaMethod> IS_CALLED_FROM_OUTSIDE =
      DescribedPredicate.describe(
          "is a business method",
          method ->
              method.getModifiers().contains(JavaModifier.PUBLIC)
                  && !method.getModifiers().contains(JavaModifier.STATIC)
                  && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                  && !method.getOwner().isAnnotatedWith(TransactionAttribute.class));

  @ArchTest
  static final ArchRule SERVICE_METHODS_DECLARE_THEIR_TRANSACTIONS =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .and(IS_CALLED_FROM_OUTSIDE)
          .should()
          .beAnnotatedWith(TransactionAttribute.class);

  @ArchTest
  static final ArchRule FACADES_OPEN_NO_TRANSACTION =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Facade")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Transactional.class);

  @ArchTest
  static final ArchRule STATELESS_BEANS_KEEP_NO_STATE =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .and()
          .areNotStatic()
          .should()
          .beAnnotatedWith(Inject.class)
          .orShould()
          .beAnnotatedWith(PersistenceContext.class);

  @ArchTest
  static final ArchRule NO_JDBC_CONNECTION_OUTSIDE_THE_CONTAINER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.sql\\.DriverManager|org\\.postgresql\\..*|com\\.zaxxer\\..*")
          .because("connections come from the container's pools only");

  /**
   * Besides the persistence of the pools: the guard's data source, the two measured statements of
   * the log-in, the dispatcher's, the operator lane's, and a migration.
   */
  private static final String MAY_USE_JDBC =
      "org\\.headgate\\.(?:pool\\.persistence|driver|launcher|agent)\\..*"
          + "|.*\\.(?:AdmittedDataSource|PasswordLoginQueries|SessionStartQueries"
          + "|DispatchRepository|DispatchRow|DispatchResultRepository|DispatchNodeRepository|DstPolicyColumns"
          + "|DeliveryRepository|EventSql|OutboxRepository"
          + "|OperatorSessionQueries|PrivilegedAccountQueries|OperatorAuditWriter"
          + "|AlertRepository|AlertConfigurationRepository|AlertDeliveryRepository"
          + "|AuditEntrySql|PartitionPromiseValidator|AddressMigration)(?:\\$.*)?";

  /** An exception alone is no use of a connection: the guard judges the faults of all. */
  private static final DescribedPredicate<JavaClass> BELONGS_TO_JDBC =
      DescribedPredicate.describe(
          "belong to JDBC",
          type ->
              type.getPackageName().equals("java.sql") && !type.isAssignableTo(SQLException.class));

  @ArchTest
  static final ArchRule ONLY_LISTED_CLASSES_USE_JDBC =
      noClasses()
          .that()
          .haveNameNotMatching(MAY_USE_JDBC)
          .should()
          .dependOnClassesThat(BELONGS_TO_JDBC)
          .because("there are two dialects: the EntityManager and the operator lane's gateway");

  @ArchTest
  static final ArchRule ONLY_LISTED_CLASSES_USE_A_DATA_SOURCE =
      noClasses()
          .that()
          .haveNameNotMatching(MAY_USE_JDBC + "|.*\\.(?:TaskScheduler|TaskRunner)(?:\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javax.sql");

  @ArchTest
  static final ArchRule PERSISTENCE_CONTEXTS_ARE_INJECTED_INTO_STATELESS_SERVICES =
      fields()
          .that()
          .areAnnotatedWith(PersistenceContext.class)
          .should()
          .beDeclaredInClassesThat(
              DescribedPredicate.describe(
                  "are stateless beans of a service package",
                  type ->
                      type.isAnnotatedWith(Stateless.class)
                          && type.getPackageName().contains(".service")));

  /** A second unit in one class would be a second database in one transaction. */
  @ArchTest
  static void classHasOnePersistenceUnit(JavaClasses classes) {
    List<String> withMore =
        classes.stream()
            .filter(type -> !type.getSimpleName().equals("PersistenceUnitProbeService"))
            .filter(
                type ->
                    type.getFields().stream()
                            .filter(field -> field.isAnnotatedWith(PersistenceContext.class))
                            .map(
                                field ->
                                    field.getAnnotationOfType(PersistenceContext.class).unitName())
                            .distinct()
                            .count()
                        > 1)
            .map(JavaClass::getName)
            .toList();
    assertThat(withMore).isEmpty();
  }

  @ArchTest
  static final ArchRule ONLY_REPOSITORIES_CREATE_NATIVE_AND_NAMED_QUERIES =
      noClasses()
          .that()
          .haveNameNotMatching(".*(Repository|Queries)")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "creates a native or a named query",
                  call ->
                      call.getName()
                              .matches("create(?:Native|Named)Query|createNamedSelectionQuery")
                          && call.getTargetOwner()
                              .getPackageName()
                              .matches("jakarta\\.persistence|org\\.hibernate.*")));

  private static final String POOL_DATA_SOURCE = "org.headgate.pool.persistence.PoolDataSource";
  private static final DescribedPredicate<JavaClass> KNOWS_THE_USERDATA_POOL =
      DescribedPredicate.describe(
          "know the user-data pool",
          type ->
              type.getFields().stream()
                  .filter(field -> field.isAnnotatedWith(PersistenceContext.class))
                  .map(field -> field.getAnnotationOfType(PersistenceContext.class).unitName())
                  .anyMatch("userdata"::equals));

  @ArchTest
  static final ArchRule NO_FEATURE_CAN_FALL_BACK_TO_THE_OTHER_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.headgate.pool..")
          .and(KNOWS_THE_USERDATA_POOL)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(POOL_DATA_SOURCE)
          .because("a second way to the data hides that the first is lost");

  @ArchTest
  static void qualifierExists(JavaClasses all) {
    assertThat(all.contain(POOL_DATA_SOURCE)).isTrue();
  }
}
