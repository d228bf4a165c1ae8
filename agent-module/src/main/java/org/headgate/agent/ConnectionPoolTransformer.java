package org.headgate.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Mends two races of Liberty's connection pool, which no setting avoids: a connection that is lent
 * again before its return has ended is never returned, and a thread that gets a connection while
 * the pool is purged waits with a lock that the purge needs. A class that is not as expected is
 * left as it is, and named.
 */
final class ConnectionPoolTransformer implements ClassFileTransformer {

  private static final int ASM = Opcodes.ASM9;
  private static final String PACKAGE = "com/ibm/ejs/j2c/";
  private static final String WRAPPER = PACKAGE + "MCWrapper";
  private static final String POOL = PACKAGE + "PoolManager";
  private static final String FREE_POOL = PACKAGE + "FreePool";

  private static final Map<String, MethodMend> MENDS =
      Map.of(
          WRAPPER, new MethodMend("markInUse", BorrowedAgain::new),
          FREE_POOL, new MethodMend("queueRequest", ServedWhilePurged::new));

  private final Consumer<String> warnings;

  /**
   * @param warnings takes one line for each class that cannot be mended
   */
  ConnectionPoolTransformer(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /** Null leaves the class as it is, as the interface says. */
  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    MethodMend mend = className == null ? null : MENDS.get(className);
    return mend == null ? null : mended(className, mend, classFile);
  }

  private byte[] mended(String className, MethodMend mend, byte[] classFile) {
    AtomicBoolean found = new AtomicBoolean();
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(ASM, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals(mend.method()) ? mend.with().visitor(method, found) : method;
          }
        },
        0);
    if (!found.get()) {
      warnings.accept(
          "Liberty's class %s is not one that Headgate knows: its connection pools may lose connections."
              .formatted(className.replace('/', '.')));
      return null;
    }
    return writer.toByteArray();
  }

  /** The change of one method. */
  private record MethodMend(String method, VisitorFactory with) {}

  @FunctionalInterface
  private interface VisitorFactory {
    MethodVisitor visitor(MethodVisitor method, AtomicBoolean found);
  }

  /**
   * Liberty puts a returned connection into the list of free ones first, and unmarks it as being
   * returned then. Whoever borrows it in between, and returns it before that, finds the mark and
   * leaves it: so it is unmarked when it is borrowed.
   */
  private static final class BorrowedAgain extends MethodVisitor {

    private final AtomicBoolean found;

    private BorrowedAgain(MethodVisitor method, AtomicBoolean found) {
      super(ASM, method);
      this.found = found;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      found.set(true);
      visitVarInsn(Opcodes.ALOAD, 0);
      visitInsn(Opcodes.ICONST_0);
      visitMethodInsn(Opcodes.INVOKEVIRTUAL, WRAPPER, "setAlreadyBeingReleased", "(Z)V", false);
    }
  }

  /**
   * A thread that is woken with a connection has the pool's lock, and waited for the end of a purge
   * or abort with it, which in turn waits for this lock: so it goes on, as those do that the purge
   * itself returns.
   */
  private static final class ServedWhilePurged extends MethodVisitor {

    private static final String ENTER = "requestingAccessToPool";
    private static final String WAITS = "()V";
    private static final String MAY_GO_ON = "(Z)V";

    private final AtomicBoolean found;

    private ServedWhilePurged(MethodVisitor method, AtomicBoolean found) {
      super(ASM, method);
      this.found = found;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals(POOL) && name.equals(ENTER) && descriptor.equals(WAITS)) {
        found.set(true);
        super.visitInsn(Opcodes.ICONST_1);
        super.visitMethodInsn(opcode, owner, name, MAY_GO_ON, isInterface);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }
  }
}
