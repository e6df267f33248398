@echo off
rem Runs Maven: the one on the PATH when it is new enough, else a pinned one that is downloaded once and checked.
rem MVNW_DISTRIBUTION_URL names another place to download the same file from, such as a mirror.
setlocal
set "PROPERTIES=%~dp0.mvn\wrapper\maven-wrapper.properties"
for /f "usebackq eol=# tokens=1,* delims==" %%a in ("%PROPERTIES%") do set "%%a=%%b"
if defined MVNW_DISTRIBUTION_URL set "distributionUrl=%MVNW_DISTRIBUTION_URL%"

where mvn >nul 2>nul && powershell -NoProfile -Command ^
  "$v = (mvn --version | Select-String 'Apache Maven ([0-9]+\.[0-9]+\.[0-9]+)').Matches[0].Groups[1].Value; exit [int]([version]$v -lt [version]'3.8.6')" ^
  >nul 2>nul && goto :path

set "DISTS=%USERPROFILE%\.m2\wrapper\dists\passerelle"
set "MAVEN=%DISTS%\apache-maven-%mavenVersion%"
if exist "%MAVEN%\bin\mvn.cmd" goto :pinned
echo mvnw: downloading Maven %mavenVersion% 1>&2
powershell -NoProfile -Command ^
  "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
  "New-Item -ItemType Directory -Force $env:DISTS | Out-Null;" ^
  "$file = Join-Path $env:DISTS ([guid]::NewGuid().ToString() + '.tar.gz');" ^
  "Invoke-WebRequest -UseBasicParsing -Uri $env:distributionUrl -OutFile $file;" ^
  "if ((Get-FileHash -Algorithm SHA512 $file).Hash -ne $env:distributionSha512) { Remove-Item $file; throw 'mvnw: the download is not the Maven that is expected: its SHA-512 differs.' };" ^
  "tar -xzf $file -C $env:DISTS; Remove-Item $file"
if errorlevel 1 exit /b 1

:pinned
call "%MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:path
call mvn %*
exit /b %ERRORLEVEL%
