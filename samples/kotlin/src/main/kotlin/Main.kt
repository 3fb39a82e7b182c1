import io.ner4j.onnx.OnnxNer

/** Prints the entities of the first argument. */
fun main(args: Array<String>) {
    OnnxNer.english().use { ner ->
        for (e in ner.extract(args[0])) {
            println("${e.type()} ${e.text()} [${e.start()}, ${e.end()})")
        }
    }
}
