package io.ner4j.spring.app;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** An application that answers over HTTP. */
@EnableAutoConfiguration
@Import(EntityController.class)
public class WebApplication {}
