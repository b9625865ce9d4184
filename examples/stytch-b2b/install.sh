npm init --yes
npm pkg set type=module
npm install stytch

# @note From your project’s settings at Stytch. Here: the lines in the bench.
export STYTCH_PROJECT_ID="project-test-…"
export STYTCH_SECRET="secret-test-…"
