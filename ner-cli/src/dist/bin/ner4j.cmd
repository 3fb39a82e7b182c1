@echo off
rem Runs ner4j.jar on Java 17 or later: that of JAVA_HOME, or else that of PATH.
rem   NER4J_JAVA_OPTS   options for Java
setlocal
set "JAR=%~dp0..\lib\ner4j.jar"
if not exist "%JAR%" (
  echo ner4j: expected "%JAR%" beside this script; unpack the whole archive again 1>&2
  exit /b 1
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
  echo ner4j: expected a Java in JAVA_HOME, but there is no "%JAVA%" 1>&2
  exit /b 1
)
if not defined JAVA_HOME (
  where java >nul 2>nul || (
    echo ner4j: expected Java 17 or later, but found none; install one, or set JAVA_HOME 1>&2
    exit /b 1
  )
)
set "QUICK=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if "%~1"=="serve" set "QUICK="
"%JAVA%" -Xlog:disable -Xlog:all=warning:stderr %QUICK% %NER4J_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
