package io.incidentledger.contract;

import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the source of the contract says of its types, components and constants, so that nobody has
 * to say it twice.
 */
final class Javadoc {
    private final Map<String, String> texts = new HashMap<>();

    private Javadoc() {}

    /** Of every file of the module {@code incident-api}. */
    static Javadoc ofTheContract() {
        Path sources = Path.of(System.getProperty("project.root"), "incident-api/src/main/java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Javadoc found = new Javadoc();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager =
                        compiler.getStandardFileManager(null, null, null)) {
            List<Path> written = files.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(written));
            Scanner scanner = found.new Scanner(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    /** Of a type; null if there is none. */
    @Nullable String of(Class<?> type) {
        return texts.get(type.getSimpleName());
    }

    /** Of a component or a constant of a type; null if there is none. */
    @Nullable String of(Class<?> type, String member) {
        return texts.get(type.getSimpleName() + "." + member);
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees docs;

        private Scanner(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            String name = type.getSimpleName().toString();
            DocCommentTree doc = docs.getDocCommentTree(getCurrentPath());
            if (doc != null) {
                put(name, doc.getFullBody());
                for (DocTree tag : doc.getBlockTags()) {
                    if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                        put(name + "." + param.getName(), param.getDescription());
                    }
                }
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
            DocCommentTree doc = docs.getDocCommentTree(getCurrentPath());
            if (doc != null && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree in) {
                put(in.getSimpleName() + "." + field.getName(), doc.getFullBody());
            }
            return super.visitVariable(field, null);
        }

        private void put(String what, List<? extends DocTree> text) {
            String plain = plain(text);
            if (!plain.isEmpty()) {
                texts.put(what, plain);
            }
        }
    }

    private static String plain(List<? extends DocTree> text) {
        return text.stream().map(Javadoc::plain).collect(joining()).replaceAll("\\s+", " ").strip();
    }

    private static String plain(DocTree part) {
        return switch (part) {
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link when !link.getLabel().isEmpty() -> plain(link.getLabel());
            case LinkTree link -> plain(link.getReference());
            case ReferenceTree reference -> reference.getSignature().replaceFirst("^.*[.#]", "");
            default -> part.toString();
        };
    }
}
